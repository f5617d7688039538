#include "image/frame_canvas.h"

#include <algorithm>
#include <cstring>

namespace imagelift::image {
namespace {

// Porter and Duff's `over` for colours that are not multiplied with their alpha.
void draw_over(const std::uint8_t* from, std::uint8_t* to) {
  const unsigned alpha = from[3];
  if (alpha == 0) return;
  if (alpha == 255 || to[3] == 0) {
    std::memcpy(to, from, 4);
    return;
  }
  const unsigned below = to[3] * (255 - alpha);  // of 255 * 255
  const unsigned sum = alpha * 255 + below;
  for (int c = 0; c < 3; ++c) {
    to[c] = static_cast<std::uint8_t>((from[c] * alpha * 255 + to[c] * below + sum / 2) / sum);
  }
  to[3] = static_cast<std::uint8_t>((sum + 127) / 255);
}

}  // namespace

FrameCanvas::FrameCanvas(Size size)
    : size_(size), rgba_(static_cast<std::size_t>(size.width) * size.height * 4) {}

FrameCanvas::Part FrameCanvas::part_of(const Frame& frame) const {
  const int width = std::clamp(size_.width - frame.x, 0, frame.size.width);
  const int height = std::clamp(size_.height - frame.y, 0, frame.size.height);
  if (width == 0 || height == 0) return {0, 0, 0};
  return {(static_cast<std::size_t>(frame.y) * size_.width + frame.x) * 4, width, height};
}

void FrameCanvas::draw(const Frame& frame, std::span<const std::uint8_t> rgba) {
  const Part part = part_of(frame);
  before_.clear();
  for (int y = 0; y < part.height; ++y) {
    std::uint8_t* to = rgba_.data() + part.first + static_cast<std::size_t>(y) * size_.width * 4;
    const std::uint8_t* from = rgba.data() + static_cast<std::size_t>(y) * frame.size.width * 4;
    if (frame.after == AfterFrame::restore) before_.insert(before_.end(), to, to + part.width * 4);
    if (frame.replaces) {
      std::memcpy(to, from, static_cast<std::size_t>(part.width) * 4);
    } else {
      for (int x = 0; x < part.width; ++x) draw_over(from + x * 4, to + x * 4);
    }
  }
}

void FrameCanvas::leave(const Frame& frame) {
  if (frame.after == AfterFrame::keep) return;
  const Part part = part_of(frame);
  const std::size_t row = static_cast<std::size_t>(part.width) * 4;
  for (int y = 0; y < part.height; ++y) {
    std::uint8_t* to = rgba_.data() + part.first + static_cast<std::size_t>(y) * size_.width * 4;
    if (frame.after == AfterFrame::clear) {
      std::memset(to, 0, row);
    } else {
      std::memcpy(to, before_.data() + static_cast<std::size_t>(y) * row, row);
    }
  }
}

}  // namespace imagelift::image
