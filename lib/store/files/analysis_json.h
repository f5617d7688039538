#pragma once

#include <span>
#include <string>

#include "core/detection.h"
#include "core/feature.h"
#include "core/image_analysis.h"
#include "core/image_ref.h"

namespace imagelift::store {

/// What is known of one image, as an object of docs/schemas/analysis.schema.json: one line of
/// analysis.ndjson, without its end. `missing`: tasks without a result; of an analysis that was
/// just made its Inference::failures.
std::string analysis_json(const ImageRef& image, const ImageAnalysis& analysis,
                          std::span<const FeatureValue> features,
                          std::span<const TaskFailure> missing);

}  // namespace imagelift::store
