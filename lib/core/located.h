#pragma once

#include <vector>

#include "core/detection.h"
#include "core/feature.h"
#include "core/geometry.h"

namespace imagelift {

/// A feature where a network found it in the image.
struct Located {
  FeatureId id;               ///< its kind is a located one (KindFacts)
  float confidence = 0;       ///< 0..1
  Box box;                    ///< pixels of the upright image, not clipped to it
  std::vector<Point> points;  ///< of a face left eye, right eye, nose, left and right mouth corner
};

/// All of one image, kind by kind, and of a kind in the model's order. Pages draw these.
std::vector<Located> located_in(const Inference& inference);

}  // namespace imagelift
