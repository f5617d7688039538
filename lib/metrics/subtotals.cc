#include "metrics/subtotals.h"

#include <algorithm>
#include <functional>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace imagelift::metrics {
namespace {

/// The rows of one image, apart by whether they have a date, or a level of one factor.
struct Sides {
  std::uint64_t impressions = 0, clicks = 0;  ///< of the rows that have one
  std::size_t filled = 0;
  std::vector<std::size_t> blank;  ///< rows, as indices
};

using CellOf = std::function<const std::string&(const MetricRow&)>;

std::vector<std::size_t> subtotals_by(const MetricTable& table, const CellOf& cell_of) {
  const auto is_blank = [&](const MetricRow& row) { return cell_of(row).empty(); };
  if (std::ranges::none_of(table.rows, is_blank)) return {};
  std::unordered_map<std::string_view, Sides> of_image;
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    const MetricRow& row = table.rows[i];
    Sides& sides = of_image[row.image];
    if (is_blank(row)) {
      sides.blank.push_back(i);
      continue;
    }
    ++sides.filled;
    sides.impressions += *row.impressions;
    sides.clicks += *row.clicks;
  }
  std::vector<std::size_t> found;
  bool any_counts = false;
  for (const auto& [image, sides] : of_image) {
    if (sides.blank.empty()) continue;
    const MetricRow& total = table.rows[sides.blank.front()];
    if (sides.blank.size() > 1 || sides.filled == 0) return {};
    if (*total.impressions != sides.impressions || *total.clicks != sides.clicks) return {};
    any_counts |= sides.impressions > 0;
    found.push_back(sides.blank.front());
  }
  return any_counts ? found : std::vector<std::size_t>();
}

void drop(MetricTable& table, const std::vector<std::size_t>& rows) {
  for (const std::size_t row : rows) table.rows[row].row = 0;
  std::erase_if(table.rows, [](const MetricRow& row) { return row.row == 0; });
  table.reading.subtotals += rows.size();
}

}  // namespace

void drop_subtotals(MetricTable& table) {
  if (!table.has_counts) return;
  const bool has_dates =
      std::ranges::any_of(table.rows, [](const MetricRow& row) { return !row.date.empty(); });
  if (has_dates) {
    drop(table,
         subtotals_by(table, [](const MetricRow& row) -> const std::string& { return row.date; }));
  }
  for (std::size_t factor = 0; factor < table.factors.size(); ++factor) {
    drop(table, subtotals_by(table, [factor](const MetricRow& row) -> const std::string& {
           return row.factors[factor];
         }));
  }
}

}  // namespace imagelift::metrics
