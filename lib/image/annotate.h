#pragma once

#include "core/detection.h"
#include "image/pixels.h"

namespace imagelift::image {

/// The image on white with what was found in it drawn over it: a frame around each object of at
/// least this confidence with its name, a frame around each face with its five landmarks. Names
/// are drawn in ASCII. Any number of threads may call it.
Pixels annotated(const Pixels& upright, const Inference& found, float least_confidence = 0.25f);

}  // namespace imagelift::image
