#include "metrics/ads.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "metrics/metrics_match.h"

namespace imagelift::metrics {
namespace {

void add(MetricRow& sum, const MetricRow& row) {
  sum.impressions = sum.impressions.value_or(0) + row.impressions.value_or(0);
  sum.clicks = sum.clicks.value_or(0) + row.clicks.value_or(0);
}

}  // namespace

MetricTable with_ads(MetricTable table) {
  const auto at = std::ranges::lower_bound(table.factors, kAdFactor, {}, &MetricFactor::name);
  if (at != table.factors.end() && at->name == kAdFactor) {
    table.notes.emplace_back(
        "The metrics have a column ad of their own; ads are kept apart by it.");
    return table;
  }
  const auto column = at - table.factors.begin();
  table.factors.insert(at, {std::string(kAdFactor)});
  for (MetricRow& row : table.rows) row.factors.insert(row.factors.begin() + column, row.image);
  return table;
}

void sum_ads(MetricTable& table, const MetricMatch& match) {
  if (!table.has_counts) return;
  std::vector<bool> is_summed(table.rows.size());
  for (const auto& rows : match.rows_of_image) {
    if (rows.size() < 2) continue;
    std::map<std::pair<std::string, std::vector<std::string>>, std::size_t> first_with;
    for (const std::size_t index : rows) {
      const MetricRow& row = table.rows[index];
      const auto [first, is_new] = first_with.try_emplace({row.date, row.factors}, index);
      is_summed[index] = !is_new;
      if (!is_new) add(table.rows[first->second], row);
    }
  }
  std::size_t index = 0;
  std::erase_if(table.rows, [&](const MetricRow&) { return is_summed[index++]; });
}

}  // namespace imagelift::metrics
