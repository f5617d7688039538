#pragma once

#include "core/image_analysis.h"
#include "image/pixels.h"

namespace imagelift::features {

/// Brightness, contrast and sharpness of the picture over white. Any number of threads may call it.
Quality quality(const image::Pixels& upright);

}  // namespace imagelift::features
