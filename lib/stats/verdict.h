#pragma once

#include <string>

#include "stats/analysis.h"

namespace imagelift::stats {

/// The feature in a sentence: `a dog`, `an umbrella`, `the label studio couch`, `the colour
/// azure`, `a face`, `at least 1 dog`. UTF-8 as it came: escape it at the exit.
std::string phrase(const FeatureResult& feature);

/// One plain sentence for a feature with both counts, e.g. "120 images with a dog, 310 without: CTR
/// higher by 0.21 points (95 % 0.05 to 0.37, q 0.03); among images of the same template higher by
/// 0.19 points (95 % 0.02 to 0.36): the difference stays." Points are percentage points of CTR.
/// Intervals are the family's (S6), so they never contradict q. An association, never a cause.
std::string verdict(const Analysis& analysis, const FeatureResult& feature);

}  // namespace imagelift::stats
