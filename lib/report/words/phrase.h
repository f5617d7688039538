#pragma once

#include <string>

#include "stats/analysis.h"

namespace imagelift::report {

/// The feature in a sentence: `a dog`, `an umbrella`, `the label studio couch`, `the colour
/// azure`, `a face`, `at least 1 dog`. UTF-8 as it came: escape it at the exit.
std::string phrase(const stats::FeatureResult& feature);

/// A name as it is read: `studio_couch` -> `studio couch`.
std::string spoken(std::string name);

}  // namespace imagelift::report
