#include "metrics/totals_rows.h"

#include <algorithm>

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

void TotalsRows::take_sum_of_others(MetricTable& table) {
  constexpr std::size_t kLeastRows = 4;
  constexpr std::uint64_t kLeastImpressions = 1000, kLeastClicks = 10;
  if (!table.has_counts || table.rows.size() < kLeastRows) return;
  const Sums sums = sums_of(table);
  const auto is_half = [&](const MetricRow& row) {
    return *row.impressions >= kLeastImpressions && *row.clicks >= kLeastClicks &&
           *row.impressions * 2 == sums.impressions && *row.clicks * 2 == sums.clicks;
  };
  const auto found = std::ranges::find_if(table.rows, is_half);
  if (found == table.rows.end()) return;
  if (std::ranges::count(table.rows, found->image, &MetricRow::image) > 1) return;
  rows_.push_back({found->row, found->image, found->impressions, found->clicks});
  std::vector<bool> are_dropped(table.rows.size());
  are_dropped[static_cast<std::size_t>(found - table.rows.begin())] = true;
  table.drop_rows(are_dropped);
}

std::vector<TotalsRow> TotalsRows::settle(const MetricTable& table, MetricReading& reading) const {
  constexpr std::size_t kFew = 2;  // more rows without a name than this are no totals of more
  const Sums sums = sums_of(table);
  const auto nameless = static_cast<std::size_t>(
      std::ranges::count_if(rows_, [](const TotalsRow& row) { return row.label.empty(); }));
  std::vector<TotalsRow> others;
  for (TotalsRow row : rows_) {
    row.verdict = verdict_of(row, sums);
    const bool may_be_larger = nameless <= kFew && row.verdict == TotalsVerdict::larger;
    const bool is_total = row.verdict == TotalsVerdict::equal || may_be_larger;
    if (row.label.empty() && (!is_total || table.rows.empty())) {
      others.push_back(std::move(row));
    } else {
      reading.totals.push_back(std::move(row));
    }
  }
  return others;
}

}  // namespace imagelift::metrics
