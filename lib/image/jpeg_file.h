#pragma once

#include <cstdint>
#include <vector>

#include "image/pixels.h"

namespace imagelift::image {

/// A baseline JPEG of the image's colours (its alpha is not looked at) without any metadata, for
/// previews and pages. Quality is libjpeg's, 1..100; sides are at most 65,500 pixels. Throws
/// std::bad_alloc only. Any number of threads may call it.
std::vector<std::uint8_t> jpeg_file(const Pixels& opaque, int quality);

}  // namespace imagelift::image
