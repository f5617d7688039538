#pragma once

#include <vector>

#include "stats/analysis.h"

namespace imagelift::stats {

/// A feature at half and at one and a half times its threshold (rule S12).
struct ThresholdCheck {
  Estimate at_half;
  Estimate at_one_and_a_half;
  /// "Depends on the threshold": the mark is not the same at all three, or the sign of a marked
  /// difference. The level is the family's, held fixed.
  bool flips = false;
};

/// One per feature of `analysis`, which is that of the same arguments; features that are not tested
/// or have no presence keep an empty check. Takes as long as two analyses without factors.
std::vector<ThresholdCheck> check_thresholds(const FeatureTable& table, const Outcomes& outcomes,
                                             const AnalysisOptions& options,
                                             const Analysis& analysis);

/// The true difference behind one that is watered down by wrong detections: observed / (PPV + NPV
/// - 1), if errors do not depend on clicks (Aigner 1973, J. Econometrics 1:49). Both are 0..1;
/// kUndefined where they say nothing (sum at most 1).
double undiluted_difference(double observed, double positive_predictive_value,
                            double negative_predictive_value);

}  // namespace imagelift::stats
