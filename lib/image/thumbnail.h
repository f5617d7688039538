#pragma once

#include "core/image_analysis.h"
#include "image/pixels.h"

namespace imagelift::image {

/// A JPEG preview on white, area-averaged so that its longer side has `longest_side` pixels;
/// smaller images keep their size. It holds no metadata. Throws std::bad_alloc only.
Thumbnail thumbnail(const Pixels& picture, int longest_side);

}  // namespace imagelift::image
