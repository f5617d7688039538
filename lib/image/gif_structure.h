#pragma once

#include <variant>
#include <vector>

#include "image/animation.h"
#include "image/stored_image.h"

namespace imagelift::image {

/// Where a frame of a GIF stands in its file.
struct GifFrame {
  std::size_t begin = 0;  ///< its image descriptor
  std::size_t end = 0;    ///< behind its last whole block of pixels, without the empty one
  int transparent = -1;   ///< index of the colour that is not drawn; -1: none
};

/// A GIF without its pixels. `places` stand beside `animation.frames`.
struct GifStructure {
  Animation animation;
  std::vector<GifFrame> places;
  std::size_t header_end = 0;  ///< behind the palette that all frames share
};

/// Walks through the blocks of a GIF (GIF89a). A file that ends early keeps the frames that begin
/// before. Damaged where there is none. Sizes are not held against any limit.
std::variant<GifStructure, Failure> gif_structure(Bytes bytes);

/// A file of this frame alone, which ends as it should. Where the data stop within a block of
/// pixels, that block is as long as what is there.
std::vector<std::uint8_t> single_gif(Bytes bytes, const GifStructure& gif, std::size_t index);

}  // namespace imagelift::image
