#include "report/data/click_rows.h"

#include <algorithm>

#include "core/query_mark.h"
#include "report/data/factors.h"
#include "report/data/name_keys.h"

namespace imagelift::report {
namespace {

/// The rows that belong to images, by image, in the order of the file.
struct MatchedRows {
  std::vector<std::size_t> row;  ///< into MetricTable::rows
  std::vector<std::uint32_t> image;
};

MatchedRows matched(const std::vector<std::vector<std::size_t>>& rows_of_image,
                    std::size_t images) {
  MatchedRows rows;
  for (std::uint32_t image = 0; image < images; ++image) {
    for (const std::size_t row : rows_of_image[image]) {
      rows.row.push_back(row);
      rows.image.push_back(image);
    }
  }
  return rows;
}

std::vector<metrics::Date> dates_of(const metrics::MetricTable& metrics,
                                    const MatchedRows& matched) {
  std::vector<metrics::Date> dates;
  for (const std::size_t row : matched.row) dates.push_back(metrics.rows[row].date);
  std::sort(dates.begin(), dates.end());
  dates.erase(std::unique(dates.begin(), dates.end()), dates.end());
  std::erase(dates, metrics::Date());
  return dates;
}

ClickRows click_rows(const metrics::MetricTable& metrics, const MatchedRows& matched) {
  ClickRows rows;
  rows.image = matched.image;
  const std::vector<metrics::Date> dates = dates_of(metrics, matched);
  for (const metrics::Date date : dates) rows.dates.push_back(date.iso());
  for (const std::size_t index : matched.row) {
    const metrics::MetricRow& row = metrics.rows[index];
    const auto date = std::lower_bound(dates.begin(), dates.end(), row.date);
    rows.date.push_back(row.date.empty() ? ClickRows::kNoDate
                                         : static_cast<std::uint32_t>(date - dates.begin()));
    rows.clicks.push_back(static_cast<double>(row.clicks.value_or(0)));
    rows.impressions.push_back(static_cast<double>(row.impressions.value_or(0)));
  }
  return rows;
}

}  // namespace

void add_clicks(ReportData& data, const metrics::MetricTable& metrics,
                const std::vector<std::vector<std::size_t>>& rows_of_image) {
  const MatchedRows rows = matched(rows_of_image, data.images.size());
  if (metrics.has_counts) data.click_rows = click_rows(metrics, rows);
  for (const metrics::MetricFactor& written : metrics.factors) {
    FactorColumn column{written.name, written.from, {}};
    for (const std::size_t row : rows.row) column.values.push_back(written.levels[row]);
    ReportFactor factor = factor_by_row(column, rows.image, data.images.size());
    if (!factor.levels.empty()) data.factors.push_back(std::move(factor));
  }
}

void add_automatic_factors(ReportData& data) {
  std::vector<std::string> names;
  for (const ReportImage& image : data.images) names.push_back(without_query_mark(image.name));
  for (const FactorColumn& column : automatic_factors(names)) {
    const bool is_taken =
        std::any_of(data.factors.begin(), data.factors.end(),
                    [&](const ReportFactor& factor) { return factor.name == column.name; });
    if (!is_taken) data.factors.push_back(factor_by_image(column));
  }
}

}  // namespace imagelift::report
