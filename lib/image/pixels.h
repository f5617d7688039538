#pragma once

#include <cstdint>
#include <vector>

#include "core/geometry.h"

namespace imagelift::image {

/// An image in memory: 8 bits per channel, sRGB, row-major, the upper left
/// pixel first, rows without padding.
struct Pixels {
  int width = 0;
  int height = 0;
  std::vector<std::uint8_t> rgb;  ///< width * height * 3, interleaved R, G, B; never premultiplied
  std::vector<std::uint8_t> alpha;  ///< width * height, 255 = opaque; or empty: opaque everywhere

  Size size() const { return {width, height}; }

  friend bool operator==(const Pixels&, const Pixels&) = default;
};

}  // namespace imagelift::image
