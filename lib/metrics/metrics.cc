#include "metrics/metrics.h"

#include <cstdint>

namespace imagelift::metrics {
namespace {

template <class Cell>
void drop_cells(std::vector<Cell>& cells, const std::vector<bool>& are_dropped) {
  std::size_t index = 0;
  std::erase_if(cells, [&](const Cell&) { return are_dropped[index++]; });
}

}  // namespace

void MetricTable::fill_columns() {
  for (MetricFactor& factor : factors) factor.levels.resize(rows.size());
  for (MeasureColumn& measure : measures) measure.values.resize(rows.size());
}

void MetricTable::drop_rows(const std::vector<bool>& are_dropped) {
  drop_cells(rows, are_dropped);
  for (MetricFactor& factor : factors) drop_cells(factor.levels, are_dropped);
  for (MeasureColumn& measure : measures) drop_cells(measure.values, are_dropped);
}

std::vector<std::string_view> levels_of(const MetricTable& table, std::size_t row) {
  std::vector<std::string_view> levels;
  for (const MetricFactor& factor : table.factors) levels.push_back(factor.levels[row]);
  return levels;
}

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
