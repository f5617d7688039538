#pragma once

#include <cstddef>
#include <string>

#include "stats/analysis.h"

namespace imagelift::report {

/// One plain sentence for a feature with both counts, e.g. "120 images with a dog, 310 without: CTR
/// higher by 0.21 points (95 % 0.05 to 0.37, q 0.03); among images of the same template higher by
/// 0.19 points (95 % 0.02 to 0.36): the difference stays." Points are percentage points of CTR.
/// Intervals are the family's (S6), so they never contradict q. An association, never a cause.
std::string verdict(const stats::Analysis& analysis, const stats::FeatureResult& feature);

/// The same for a feature of the analysis by its position.
std::string verdict(const stats::Analysis& analysis, std::size_t feature);

}  // namespace imagelift::report
