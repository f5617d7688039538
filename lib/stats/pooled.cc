#include "stats/pooled.h"

#include <algorithm>

#include "stats/ctr.h"
#include "stats/difference.h"
#include "stats/families.h"

namespace imagelift::stats {
namespace {

/// (k - 1)/k times the squared deviations of the k ratios without one family each. What leaving
/// family j out moves the ratio r by is (r i_j - c_j) / (I - i_j), exactly, and without
/// cancellation.
double jackknife_variance(std::span<const double> clicks, std::span<const double> impressions,
                          double ratio, double all_impressions) {
  const auto k = static_cast<double>(clicks.size());
  double sum = 0;
  double squares = 0;
  for (std::size_t i = 0; i < clicks.size(); ++i) {
    const double moved = (ratio * impressions[i] - clicks[i]) / (all_impressions - impressions[i]);
    sum += moved;
    squares += moved * moved;
  }
  return (k - 1) / k * std::max(0.0, squares - sum * sum / k);
}

}  // namespace

PooledSide pooled_side(std::span<const double> clicks, std::span<const double> impressions) {
  PooledSide side;
  side.n = clicks.size();
  for (const double value : clicks) side.clicks += value;
  for (const double value : impressions) side.impressions += value;
  side.ctr = ctr(side.clicks, side.impressions);
  side.effective_n = effective_number(impressions);
  if (side.n >= 2) {
    side.variance = jackknife_variance(clicks, impressions, side.ctr, side.impressions);
  }
  return side;
}

Estimate pooled_difference(const PooledSide& with, const PooledSide& without) {
  const double value = with.ctr - without.ctr;
  if (!(with.effective_n >= kLeastEffectiveN && without.effective_n >= kLeastEffectiveN)) {
    return {value, kUndefined, kUndefined, kUndefined};
  }
  return difference_estimate({with.ctr, {with.variance, with.effective_n - 1}},
                             {without.ctr, {without.variance, without.effective_n - 1}});
}

}  // namespace imagelift::stats
