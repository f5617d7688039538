#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "stats/families.h"
#include "stats/interval.h"

namespace imagelift::stats {

/// Ranks 1..n; ties get the mean of their ranks.
std::vector<double> midranks(std::span<const double> values);

/// Spearman's rank correlation (rule S7).
struct Correlation {
  double rho = kUndefined;  ///< -1..1; undefined where either side is constant
  std::size_t n = 0;        ///< rows
  double effective_n = 0;   ///< of families, n^2 / sum n_g^2: n where every row is its own
  double p = kUndefined;    ///< two-sided; the alpha at which interval() begins to hold 0

  /// tanh(atanh rho +- z sqrt((1 + rho^2/2)/(effective_n - 3))) (Bonett & Wright 2000,
  /// Psychometrika 65:23), at level 1 - alpha. Undefined below an effective_n of 4.
  Interval interval(double alpha) const;
};

/// A Correlation whose p belongs to this rho and effective number.
Correlation correlation_of(double rho, std::size_t n, double effective_n);

/// Pearson's correlation of the midranks. Both spans have the same length.
Correlation spearman(std::span<const double> x, std::span<const double> y);

/// Correlates one outcome with many sparse features, in the time of sorting what they list.
/// Immutable after construction.
class RankCorrelator {
 public:
  /// `outcome`: one finite number per row; `missing`: ascending rows that take no part.
  RankCorrelator(std::span<const double> outcome, const Families& families,
                 std::span<const std::uint32_t> missing);

  /// The feature has `values` at `rows` (ascending, none missing) and 0 at all others.
  Correlation correlate(std::span<const std::uint32_t> rows, std::span<const double> values) const;

 private:
  std::vector<double> centred_ranks_;  ///< by row; 0 where missing
  std::size_t known_ = 0;
  double effective_n_ = 0;
  double sum_squares_ = 0;
};

}  // namespace imagelift::stats
