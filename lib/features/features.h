#pragma once

#include <vector>

#include "core/feature.h"
#include "core/image_analysis.h"

namespace imagelift::features {

/// The features of one picture, sorted by id, none of them 0. Tasks that were not answered leave
/// no features; that they are missing rather than absent stands in the analysis.
std::vector<FeatureValue> feature_values(const ImageAnalysis& analysis);

}  // namespace imagelift::features
