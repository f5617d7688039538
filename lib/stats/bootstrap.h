#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "stats/interval.h"

namespace imagelift::stats {

/// Marsaglia's (2003, J. Stat. Software 8:14) 32-bit xorshift generator with shifts 13, 17, 5, so
/// that other engines can draw the same families. A seed of 0 counts as 1.
class Draws {
 public:
  explicit Draws(std::uint32_t seed) : state_(seed == 0 ? 1 : seed) {}

  /// 0..n-1, floor(state n / 2^32).
  std::uint32_t below(std::uint32_t n);

 private:
  std::uint32_t state_;
};

/// How much a feature's impact changed from one run to the next.
struct RunDelta {
  double value = kUndefined;
  Interval interval;  ///< 2.5 % and 97.5 % of the resamples; undefined if too many had no result
};

/// One run's rows; columns of equal length.
struct RunRows {
  std::vector<double> ctr;
  std::vector<double> weight;         ///< as in that run's means
  std::vector<std::uint32_t> family;  ///< numbered across both runs
};

/// Two runs that may share families.
struct PairedRuns {
  RunRows before;
  RunRows after;
  std::size_t families = 0;
};

/// Ascending rows that have a feature in a run, and those of which it is not known.
struct PairedPresence {
  std::vector<std::uint32_t> with_before, with_after;
  std::vector<std::uint32_t> missing_before, missing_after;
};

/// Rule S16: runs that share images are not independent, so whole families are drawn with both
/// their runs (paired cluster bootstrap, percentile interval: Efron & Tibshirani 1993, ch. 13).
/// Resamples without both sides in both runs are left out; above a tenth of them there is no
/// interval. All features share one sequence of draws: the work of a feature and resample grows
/// with the rows that have it.
std::vector<RunDelta> deltas_of_impacts(const PairedRuns& runs,
                                        std::span<const PairedPresence> features,
                                        std::size_t resamples = 2000,
                                        std::uint32_t seed = 20260101);

}  // namespace imagelift::stats
