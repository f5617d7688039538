#pragma once

#include <vector>

#include "image/animation.h"
#include "image/stored_image.h"

namespace imagelift::image {

/// Where chunks stand in an animated PNG: those of a frame's pixels, or one of all frames.
struct ApngChunks {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// An animated PNG without its pixels (W3C PNG, third edition). `places` stand beside
/// `animation.frames`.
struct ApngStructure {
  Animation animation;
  std::vector<ApngChunks> places;
  std::vector<ApngChunks> shared;  ///< the palette and what of it is transparent
};

/// Walks through the chunks of a PNG; no frames where it is not animated. Sizes are not held
/// against any limit.
ApngStructure apng_structure(Bytes bytes);

/// A still PNG of this frame alone, with wrong checksums. `bytes` begin with a whole header.
std::vector<std::uint8_t> single_png(Bytes bytes, const ApngStructure& apng, std::size_t index);

}  // namespace imagelift::image
