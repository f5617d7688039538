#pragma once

#include <cstdint>

#include "image/pixels.h"

namespace imagelift::image {

/// 64 bits that say how a picture's brightness lies: which of the 8 x 8 lowest frequencies of its
/// cosine transform (of 32 x 32 pixels) are above their median (Zauner 2010, "DCT based hash").
/// Pictures that look alike differ in few bits.
struct PerceptualHash {
  std::uint64_t bits = 0;
  std::uint64_t mirrored = 0;  ///< of the picture seen in a mirror
};

PerceptualHash perceptual_hash(const Pixels& picture);

/// Bits in which they differ, 0 to 64, the other as it is or mirrored, whichever is nearer.
int distance(const PerceptualHash& one, const PerceptualHash& other);

}  // namespace imagelift::image
