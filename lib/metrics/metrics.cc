#include "metrics/metrics.h"

namespace imagelift::metrics {

MetricTotals totals(const MetricTable& table, const std::vector<std::size_t>& rows) {
  MetricTotals sum;
  for (const std::size_t index : rows) {
    const MetricRow& row = table.rows[index];
    if (row.ctr) sum.ctr = row.ctr;  // one row per image in such files
    if (!row.impressions) continue;
    sum.impressions = sum.impressions.value_or(0) + *row.impressions;
    sum.clicks = sum.clicks.value_or(0) + row.clicks.value_or(0);
  }
  if (sum.impressions.value_or(0) > 0) {
    sum.ctr = static_cast<double>(*sum.clicks) / static_cast<double>(*sum.impressions);
  }
  return sum;
}

}  // namespace imagelift::metrics
