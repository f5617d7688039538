#pragma once

#include <cstdint>
#include <vector>

#include "core/geometry.h"
#include "image/pillow_weights.h"

namespace imagelift::image {

/// Rows of interleaved samples of 8 bits.
struct Samples {
  Size size;
  int channels = 3;  ///< 3 or 4
  std::vector<std::uint8_t> bytes;
};

/// Pillow's two passes: first along the rows, rounded to 8 bits, then along the columns. (Since
/// version 13 Pillow does the columns first where the height shrinks much more than the width,
/// which differs in the last bit there; this is the order of all versions before, with which the
/// networks were trained.)
Samples pillow_resample(Samples picture, Size to, const PillowKernel& kernel);

}  // namespace imagelift::image
