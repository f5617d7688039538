#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "stats/interval.h"

namespace imagelift::stats {

/// Ranks 1..n; ties get the mean of their ranks.
std::vector<double> midranks(std::span<const double> values);

/// Spearman's rank correlation (rule S7).
struct Correlation {
  double rho = kUndefined;  ///< -1..1; undefined where either side is constant
  std::size_t n = 0;
  double p = kUndefined;  ///< two-sided; the alpha at which interval() begins to hold 0

  /// tanh(atanh rho +- z sqrt((1 + rho^2/2)/(n - 3))) (Bonett & Wright 2000, Psychometrika
  /// 65:23), at level 1 - alpha. Undefined for n < 4.
  Interval interval(double alpha) const;
};

/// A Correlation whose p belongs to this rho and n.
Correlation correlation_of(double rho, std::size_t n);

/// Pearson's correlation of the midranks. Both spans have the same length.
Correlation spearman(std::span<const double> x, std::span<const double> y);

/// Correlates one outcome with many sparse features, in the time of sorting what they list.
/// Immutable after construction.
class RankCorrelator {
 public:
  /// `outcome`: one finite number per unit; `missing`: ascending units that take no part.
  RankCorrelator(std::span<const double> outcome, std::span<const std::uint32_t> missing);

  /// The feature has `values` at `units` (ascending, none missing) and 0 at all others.
  Correlation correlate(std::span<const std::uint32_t> units, std::span<const double> values) const;

 private:
  std::vector<double> centred_ranks_;  ///< by unit; 0 where missing
  std::size_t known_ = 0;
  double sum_squares_ = 0;
};

}  // namespace imagelift::stats
