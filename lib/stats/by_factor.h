#pragma once

#include <cstddef>

#include "stats/analysis.h"
#include "stats/units.h"

namespace imagelift::stats {

/// One factor of the outcomes, and where its units come from.
struct FactorInput {
  const FeatureTable& table;  ///< by row
  const Outcomes& outcomes;   ///< by row
  const Units& units;         ///< by cluster
  std::size_t factor = 0;     ///< index into outcomes.factors
};

/// Rule S8 for every tested feature: appends to FeatureResult::adjusted and Analysis::factors, or
/// to factors_not_offered where the factor names images. Where the factor varies within a cluster,
/// its cells (cluster by level) are the units instead.
void adjust_by_factor(Analysis& analysis, const FactorInput& input);

}  // namespace imagelift::stats
