#pragma once

#include <cstdint>

#include "image/pixels.h"

/// Pixels from a linear congruential generator, the same that tests/data/make_image_reference.py
/// makes.
inline imagelift::image::Pixels generated_pixels(int width, int height, int channels,
                                                 std::uint32_t seed) {
  imagelift::image::Pixels pixels{width, height, {}, {}};
  std::uint32_t state = seed;
  for (int i = 0; i < width * height * channels; ++i) {
    state = state * 1664525u + 1013904223u;
    auto& plane = i % channels == 3 ? pixels.alpha : pixels.rgb;
    plane.push_back(static_cast<std::uint8_t>(state >> 24));
  }
  return pixels;
}
