#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "image/animation.h"

namespace imagelift::image {

/// The image that grows frame by frame: R, G, B, A, transparent at first. What a frame has
/// outside of it is cut off.
class FrameCanvas {
 public:
  explicit FrameCanvas(Size size);

  /// `rgba`: the frame's own pixels.
  void draw(const Frame& frame, std::span<const std::uint8_t> rgba);

  /// After a frame was shown, before the next one is drawn.
  void leave(const Frame& frame);

  std::vector<std::uint8_t> take() { return std::move(rgba_); }

 private:
  struct Part {
    std::size_t first;  ///< in bytes of the canvas
    int width;
    int height;
  };
  Part part_of(const Frame& frame) const;

  Size size_;
  std::vector<std::uint8_t> rgba_;
  std::vector<std::uint8_t> before_;  ///< the frame's place, where it is to be restored
};

}  // namespace imagelift::image
