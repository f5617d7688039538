#pragma once

#include <cstddef>
#include <string>

#include "stats/analysis.h"

namespace imagelift::report {

/// All numbers of a feature in one plain sentence, e.g. "120 images with a dog, 310 without: CTR
/// higher by 0.21 points (95 % 0.05 to 0.37, q 0.03); within one template higher by 0.19 points
/// (95 % 0.02 to 0.36): the difference stays." Points are percentage points of CTR. Intervals of
/// the raw difference are the family's (S6), so they never contradict q; only marked features carry
/// a flag (S25). An association, never a cause.
std::string verdict(const stats::Analysis& analysis, const stats::FeatureResult& feature);

/// The same for a feature of the analysis by its position.
std::string verdict(const stats::Analysis& analysis, std::size_t feature);

/// All numbers of a level of a factor against the others (S23), likewise.
std::string level_numbers(const stats::LevelResult& level);

}  // namespace imagelift::report
