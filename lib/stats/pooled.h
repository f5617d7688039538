#pragma once

#include <cstddef>
#include <span>

#include "stats/interval.h"

namespace imagelift::stats {

/// One side by pooled CTR (rule S5): the family, not the click, is the unit of error.
struct PooledSide {
  std::size_t n = 0;  ///< families
  double clicks = 0;
  double impressions = 0;
  double ctr = kUndefined;       ///< clicks / impressions
  double variance = kUndefined;  ///< of ctr, by delete-one-family jackknife; needs two
  double effective_n = 0;        ///< Kish's, with the families' impressions as weights
};

/// Ratio estimator with its jackknife variance (k - 1)/k sum (r_(-j) - mean r_(-.))^2
/// (Cochran 1977, ch. 6; Deng, Knoblich & Lu 2018). One number per family in both.
PooledSide pooled_side(std::span<const double> clicks, std::span<const double> impressions);

/// Below this effective number one family carries the side, and there is no verdict.
inline constexpr double kLeastEffectiveN = 3;

/// Pooled CTR with minus without; Welch-Satterthwaite with Kish - 1 degrees of freedom a side.
/// Only `value` is defined where a side's effective number is below kLeastEffectiveN.
Estimate pooled_difference(const PooledSide& with, const PooledSide& without);

}  // namespace imagelift::stats
