#include "image/animation.h"

#include <algorithm>
#include <cassert>
#include <optional>

#include "image/alpha.h"
#include "image/frame_canvas.h"

namespace imagelift::image {
namespace {

constexpr int kMostTries = 3;  // with fewer frames each, before only the first is left

std::uint32_t shown_for(std::uint32_t milliseconds) {
  constexpr std::uint32_t kTooShort = 10;
  constexpr std::uint32_t kInstead = 100;
  return milliseconds <= kTooShort ? kInstead : milliseconds;
}

bool covers(const Frame& frame, Size canvas) {
  return frame.x == 0 && frame.y == 0 && frame.size.width >= canvas.width &&
         frame.size.height >= canvas.height;
}

std::uint64_t pixels_of(Size size) {
  return static_cast<std::uint64_t>(size.width) * static_cast<std::uint64_t>(size.height);
}

// Whether nothing of the frames before is left in this one.
bool begins_anew(const Animation& animation, std::size_t index) {
  if (index == 0) return true;
  const Frame& frame = animation.frames[index];
  const Frame& before = animation.frames[index - 1];
  return (frame.replaces && covers(frame, animation.canvas)) ||
         (before.after == AfterFrame::clear && covers(before, animation.canvas));
}

// For each of the first frames the pixels that go into it, in the order of `frames`.
std::vector<std::uint64_t> costs_of(const Animation& animation, std::size_t count) {
  std::vector<std::uint64_t> costs;
  for (std::size_t i = 0; i < count; ++i) {
    const bool anew = begins_anew(animation, i);
    const std::uint64_t before = anew ? pixels_of(animation.canvas) : costs.back();
    costs.push_back(before + pixels_of(animation.frames[i].size));
  }
  return costs;
}

// Of the first `count` frames the longest of those that can be paid for.
std::size_t chosen(const Animation& animation, std::size_t count, const DecodeLimits& limits) {
  const std::vector<std::uint64_t> costs = costs_of(animation, count);
  std::vector<std::uint32_t> times;
  std::vector<std::size_t> indices;
  for (std::size_t i = 0; i < count; ++i) {
    if (i > 0 && costs[i] > limits.max_pixels * kFramePixels) continue;
    times.push_back(animation.frames[i].milliseconds);
    indices.push_back(i);
  }
  return indices[longest_shown(times, animation.loops)];
}

// The canvas at frame `last`, or the frame that could not be read.
struct Broken {
  std::size_t at;
  Failure failure;
};
std::variant<std::vector<std::uint8_t>, Broken> composite(
    const Animation& animation, std::size_t last,
    const std::function<FramePixels(std::size_t)>& read) {
  std::size_t first = last;
  while (!begins_anew(animation, first)) --first;
  std::optional<FrameCanvas> canvas;
  for (std::size_t i = first; i <= last; ++i) {
    const Frame& frame = animation.frames[i];
    FramePixels pixels = read(i);
    if (auto* failure = std::get_if<Failure>(&pixels)) return Broken{i, std::move(*failure)};
    auto& rgba = std::get<std::vector<std::uint8_t>>(pixels);
    if (first == last && frame.size == animation.canvas && covers(frame, animation.canvas)) {
      return std::move(rgba);
    }
    if (!canvas) canvas.emplace(animation.canvas);
    canvas->draw(frame, rgba);
    if (i < last) canvas->leave(frame);
  }
  return canvas->take();
}

FrameChoice choice_of(const Animation& animation, std::size_t taken) {
  return {animation.count > 1, static_cast<int>(animation.count), static_cast<int>(taken) + 1};
}

}  // namespace

std::size_t longest_shown(std::span<const std::uint32_t> milliseconds, bool loops) {
  assert(!milliseconds.empty());
  std::size_t longest = 0;
  for (std::size_t i = 1; i < milliseconds.size(); ++i) {
    const std::uint32_t time = shown_for(milliseconds[i]);
    const std::uint32_t most = shown_for(milliseconds[longest]);
    if (time > most || (time == most && !loops)) longest = i;
  }
  return longest;
}

StoredResult image_of_animation(const Animation& animation, const DecodeLimits& limits,
                                const std::function<FramePixels(std::size_t)>& read) {
  std::size_t count = animation.frames.size();
  for (int tries = 0;; ++tries) {
    const std::size_t taken = tries < kMostTries ? chosen(animation, count, limits) : 0;
    auto result = composite(animation, taken, read);
    if (auto* rgba = std::get_if<std::vector<std::uint8_t>>(&result)) {
      return StoredImage{.pixels = pixels_of_rgba(*rgba, animation.canvas),
                         .frames = choice_of(animation, taken)};
    }
    auto& broken = std::get<Broken>(result);
    if (broken.at == 0) return std::move(broken.failure);
    count = broken.at;
  }
}

}  // namespace imagelift::image
