#pragma once

#include <string>
#include <vector>

#include "core/detection.h"
#include "infer/manifest.h"
#include "infer/network_input.h"
#include "infer/tensor.h"

namespace imagelift::infer {

/// Grows with any change of what detections() gives; see kInputRevision.
inline constexpr int kYoloRevision = 1;

/// Darknet's YOLOv3 decoding of the raw maps [1, anchors * (5 + classes), rows, columns], one per
/// layer: centre (sigmoid(t) + cell) * stride, sides anchor * exp(t), score sigmoid(objectness) *
/// sigmoid(class); every class at or above `rule.score` counts. Overlaps are suppressed per class.
/// Boxes are in pixels of the image, not clipped; best first. Throws NetFailure where an edge is
/// not finite.
std::vector<Detection> detections(const std::vector<Tensor>& maps, const YoloOutput& rule,
                                  const std::vector<std::string>& names,
                                  const Placement& placement);

}  // namespace imagelift::infer
