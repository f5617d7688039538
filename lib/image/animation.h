#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <variant>
#include <vector>

#include "core/geometry.h"
#include "image/stored_image.h"

namespace imagelift::image {

/// What is done with a frame's place before the next frame is drawn.
enum class AfterFrame { keep, clear, restore };

/// A frame of an animation, as its file says it is to be shown.
struct Frame {
  int x = 0;
  int y = 0;
  Size size;
  std::uint32_t milliseconds = 0;  ///< as stored
  AfterFrame after = AfterFrame::keep;
  bool replaces = true;  ///< its place as a whole; otherwise it is drawn over it by its alpha
};

/// What is known of an animation before any pixel is read. A still image is one of one frame.
struct Animation {
  Size canvas;
  std::vector<Frame> frames;  ///< not empty; of a long animation the first kMostFrames
  std::size_t count = 1;      ///< of all its frames
  bool loops = true;          ///< false: it is shown once and stays on its last frame
};

/// More frames are counted and not looked at: 5,000 of them are minutes.
inline constexpr std::size_t kMostFrames = 5'000;

/// The frame that is shown longest; among equals the first, or the last where the animation does
/// not loop. As in browsers, a frame of 10 ms or less is shown for 100. Not empty.
std::size_t longest_shown(std::span<const std::uint32_t> milliseconds, bool loops);

/// How many times DecodeLimits::max_pixels the frames may have that one image is made of. Where
/// the longest frame takes more, the longest of those is taken that do not.
inline constexpr std::uint64_t kFramePixels = 4;

/// The pixels of one frame alone: R, G, B, A of its size.
using FramePixels = std::variant<std::vector<std::uint8_t>, Failure>;

/// The frame that is shown longest, composited with those before it. `read` gives the pixels of a
/// frame by its index. A frame that cannot be read ends the animation before it; where it is the
/// first, that is the failure. What no frame covers is transparent.
StoredResult image_of_animation(const Animation& animation, const DecodeLimits& limits,
                                const std::function<FramePixels(std::size_t)>& read);

}  // namespace imagelift::image
