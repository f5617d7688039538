#pragma once

#include <cstdint>
#include <vector>

#include "stats/bootstrap.h"

namespace imagelift::stats {

/// A cluster that stands in either run or in both; presence and CTR by run.
struct PairedUnit {
  bool in_before = false;
  bool in_after = false;
  bool has_before = false;
  bool has_after = false;
  double ctr_before = 0;
  double ctr_after = 0;
};

/// The same rows as two runs, each a family of its own, and who has the feature there.
PairedRuns runs_of(const std::vector<PairedUnit>& units);
PairedPresence presence_of(const std::vector<PairedUnit>& units);

/// What deltas_of_impacts gives for one feature, whose presence may be unknown in units that stand
/// in a run only for others.
RunDelta delta_of_impacts(const std::vector<PairedUnit>& units, std::size_t resamples = 2000,
                          std::uint32_t seed = 20260101);

/// The same, drawn one unit after the other: the rule as it reads.
RunDelta plain_delta_of_impacts(const std::vector<PairedUnit>& units, std::size_t resamples = 2000,
                                std::uint32_t seed = 20260101);

}  // namespace imagelift::stats
