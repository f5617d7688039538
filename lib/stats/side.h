#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "stats/interval.h"

namespace imagelift::stats {

/// The rows that have a feature, or those that do not (rule S21).
struct Side {
  std::size_t n = 0;             ///< rows
  double mean = kUndefined;      ///< weighted by S19's weights
  double variance = kUndefined;  ///< v = V K; with equal weights and no families unbiased; 0 for
                                 ///< one family
  std::size_t families = 0;      ///< with rows on this side
  double weight = 0;             ///< W, sum of the rows' weights
  double effective_n = 0;        ///< K = W^2 / sum over families of W_g^2 (Kish)
  double largest_share = 0;      ///< of W that one family has; from half on it carries the side
};

/// Two passes: the mean, then the squared deviations from it.
Side side_of(std::span<const double> values);

struct Sides {
  Side with;
  Side without;
  /// rho of both means, from families that stand on both sides; -1..0.95, 0 without any.
  double correlation = 0;
};

/// Splits one outcome by many features. The work of a split grows with the smaller side, not with
/// the number of units: the larger one is the total minus the smaller, in deviations from the
/// overall mean, so that nothing cancels; where it would, the larger one is gone through after all.
/// Immutable after construction.
class SideSplitter {
 public:
  /// `outcome`: one finite number per unit; `missing`: ascending units that belong to neither side.
  /// Keeps a view of `outcome`.
  SideSplitter(std::span<const double> outcome, std::span<const std::uint32_t> missing);

  /// `with`: ascending units that have the feature, none of them missing.
  Sides split(std::span<const std::uint32_t> with) const;

  /// Units on either side.
  std::size_t known() const { return known_; }

 private:
  Side listed(std::span<const std::uint32_t> units) const;
  Side rest_of(std::span<const std::uint32_t> units) const;
  std::vector<std::uint32_t> complement(std::span<const std::uint32_t> units) const;

  std::span<const double> outcome_;
  std::vector<std::uint32_t> missing_;
  std::size_t known_ = 0;
  double mean_ = 0;
  double sum_ = 0;          ///< of deviations from mean_
  double sum_squares_ = 0;  ///< of deviations from mean_
};

}  // namespace imagelift::stats
