#include "metrics/totals_rows.h"

namespace imagelift::metrics {
namespace {

TotalsVerdict verdict_of(const TotalsRow& row, const Sums& sums) {
  if (!row.impressions || !row.clicks) return TotalsVerdict::unstated;
  if (*row.impressions == sums.impressions && *row.clicks == sums.clicks) {
    return TotalsVerdict::equal;
  }
  if (*row.impressions >= sums.impressions && *row.clicks >= sums.clicks) {
    return TotalsVerdict::larger;
  }
  return TotalsVerdict::smaller;
}

}  // namespace

Sums sums_of(const MetricTable& table) {
  Sums sums;
  for (const MetricRow& row : table.rows) {
    sums.impressions += row.impressions.value_or(0);
    sums.clicks += row.clicks.value_or(0);
  }
  return sums;
}

std::vector<TotalsRow> TotalsRows::settle(const MetricTable& table, MetricReading& reading) const {
  const Sums sums = sums_of(table);
  std::vector<TotalsRow> others;
  for (TotalsRow row : rows_) {
    row.verdict = verdict_of(row, sums);
    const bool is_total =
        row.verdict == TotalsVerdict::equal || row.verdict == TotalsVerdict::larger;
    if (row.label.empty() && !is_total) {
      others.push_back(std::move(row));
    } else {
      reading.totals.push_back(std::move(row));
    }
  }
  return others;
}

}  // namespace imagelift::metrics
