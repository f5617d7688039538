#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/feature.h"
#include "stats/findings.h"
#include "stats/interval.h"

namespace imagelift::report {

struct ReportData;

/// How a feature's difference of CTRs changed from one run to another.
struct EffectChange {
  FeatureId id;
  std::string key;
  double before = 0;         ///< difference of CTRs as fractions
  double after = 0;          ///< likewise
  stats::Interval interval;  ///< of after - before, 95 %, for this feature alone
  stats::Mark mark_before = stats::Mark::none;
  stats::Mark mark_after = stats::Mark::none;
};

/// From one run to a later one of the same business and image source.
struct RunDelta {
  std::size_t images_in_both = 0;           ///< by path
  std::vector<std::string> images_arrived;  ///< names, in the later run's order
  std::vector<std::string> images_gone;     ///< names, in the earlier run's order
  std::vector<std::string> images_changed;  ///< names: the same path, another image
  std::vector<FeatureId> features_arrived;  ///< on some image of the later run, on none before
  std::vector<FeatureId> features_gone;
  std::size_t compared = 0;           ///< features tested in both runs
  std::vector<EffectChange> effects;  ///< of these the clearest changes, clearest first
  bool has_intervals = false;
};

struct DeltaOptions {
  std::size_t most_effects = 30;
  bool intervals = true;  ///< false: `EffectChange::interval` stays undefined
};

/// Pure. Effects: marked ones first (in either run), then by change / standard error of the change
/// as if the runs were independent, which orders and no more. Intervals by rule S16, drawing
/// contents; 5,000 images take some 0.2 s.
RunDelta run_delta(const ReportData& before, const ReportData& after,
                   const DeltaOptions& options = {});

}  // namespace imagelift::report
