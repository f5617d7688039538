#pragma once

#include <string>

#include "stats/analysis.h"

namespace imagelift::report {

/// The feature in a sentence: `a dog`, `an umbrella`, `the label studio couch`, `the colour
/// olive green`, `a face`, `2 or more dogs`. UTF-8 as it came: escape it at the exit.
std::string phrase(const stats::FeatureResult& feature);

}  // namespace imagelift::report
