#include "metrics/ads.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "metrics/merge_rows.h"
#include "metrics/metrics_match.h"

namespace imagelift::metrics {

MetricTable with_ads(MetricTable table) {
  const auto at = std::ranges::lower_bound(table.factors, kAdFactor, {}, &MetricFactor::name);
  if (at != table.factors.end() && at->name == kAdFactor) {
    table.notes.emplace_back(
        "The metrics have a column ad of their own; ads are kept apart by it.");
    return table;
  }
  MetricFactor ads{std::string(kAdFactor)};
  for (const MetricRow& row : table.rows) ads.levels.push_back(row.image);
  table.factors.insert(at, std::move(ads));
  return table;
}

void sum_ads(MetricTable& table, const MetricMatch& match) {
  if (!table.has_counts) return;
  std::vector<bool> are_summed(table.rows.size());
  for (const auto& rows : match.rows_of_image) {
    if (rows.size() < 2) continue;
    std::map<std::pair<Date, std::vector<std::string_view>>, std::size_t> first_with;
    for (const std::size_t index : rows) {
      const auto [first, is_new] =
          first_with.try_emplace({table.rows[index].date, levels_of(table, index)}, index);
      are_summed[index] = !is_new;
      if (!is_new) add_row(table, first->second, index);
    }
  }
  table.drop_rows(are_summed);
}

}  // namespace imagelift::metrics
