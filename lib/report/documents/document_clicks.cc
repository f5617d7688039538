#include "report/documents/document_clicks.h"

#include <string>

#include "report/data/bounded_click_rows.h"
#include "report/data/factors.h"

namespace imagelift::report {
namespace {

constexpr std::uint32_t kNone = 0xffffffff;

/// Indexes in 16 bits where they fit; none is the greatest number of the type.
Column indexes(const std::vector<std::uint32_t>& values, std::size_t end) {
  if (end >= 0xffff) return column(values);
  return column_of<std::uint16_t>(
      values, [](std::uint32_t value) { return value == kNone ? 0xffff : value; });
}

}  // namespace

Json factors_part(const std::vector<ReportFactor>& factors) {
  Json list = Json::array();
  for (const ReportFactor& factor : factors) {
    const auto levels = factor.offered ? factor.levels : std::vector<std::string>{};
    const auto of_image = factor.offered ? factor.of_image : std::vector<std::uint32_t>{};
    list.push_back({{"name", factor.name},
                    {"from", to_string(factor.from)},
                    {"offered", factor.offered},
                    {"levels", levels},
                    {"of_image", json_of(indexes(of_image, levels.size()))}});
  }
  return list;
}

Json metric_rows_part(const ReportData& data) {
  const std::optional<BoundedClickRows> rows = bounded_click_rows(data.click_rows, data.factors);
  if (!rows) return nullptr;
  Json factors = Json::array();
  for (const ReportFactor& factor : rows->factors) {
    factors.push_back({{"name", factor.name},
                       {"levels", factor.levels},
                       {"of_row", json_of(indexes(factor.of_row, factor.levels.size()))}});
  }
  return {{"grouped", to_string(rows->grouped)},
          {"rows_in_metrics", data.click_rows.size()},
          {"image", json_of(indexes(rows->clicks.image, data.images.size()))},
          {"date", json_of(indexes(rows->clicks.date, rows->clicks.dates.size()))},
          {"dates", rows->clicks.dates},
          {"clicks", json_of(whole_numbers(rows->clicks.clicks))},
          {"impressions", json_of(whole_numbers(rows->clicks.impressions))},
          {"factors", factors}};
}

}  // namespace imagelift::report
