#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "stats/interval.h"

namespace imagelift::stats {

/// The units (clusters) that have a feature, or those that do not.
struct Side {
  std::size_t n = 0;
  double mean = kUndefined;
  double variance = kUndefined;  ///< unbiased (divisor n - 1); 0 for n = 1
};

/// Two passes: the mean, then the squared deviations from it.
Side side_of(std::span<const double> values);

struct Sides {
  Side with;
  Side without;
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
