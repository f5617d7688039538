#include "image/alpha.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace imagelift::image {

Pixels pixels_of_rgba(std::span<const std::uint8_t> rgba, Size size) {
  const std::size_t count = static_cast<std::size_t>(size.width) * size.height;
  assert(rgba.size() >= count * 4);
  Pixels pixels{size.width, size.height, std::vector<std::uint8_t>(count * 3),
                std::vector<std::uint8_t>(count)};
  for (std::size_t i = 0; i < count; ++i) {
    pixels.rgb[i * 3] = rgba[i * 4];
    pixels.rgb[i * 3 + 1] = rgba[i * 4 + 1];
    pixels.rgb[i * 3 + 2] = rgba[i * 4 + 2];
    pixels.alpha[i] = rgba[i * 4 + 3];
  }
  drop_opaque_alpha(pixels);
  return pixels;
}

Pixels pixels_of_rgba(std::vector<std::uint8_t>&& rgba, Size size) {
  const std::size_t count = static_cast<std::size_t>(size.width) * size.height;
  assert(rgba.size() >= count * 4);
  Pixels pixels{size.width, size.height, std::move(rgba), std::vector<std::uint8_t>(count)};
  std::uint8_t* bytes = pixels.rgb.data();
  for (std::size_t i = 0; i < count; ++i) {  // what is read lies never before what is written
    pixels.alpha[i] = bytes[i * 4 + 3];
    for (std::size_t c = 0; c < 3; ++c) bytes[i * 3 + c] = bytes[i * 4 + c];
  }
  pixels.rgb.resize(count * 3);
  drop_opaque_alpha(pixels);
  return pixels;
}

void drop_opaque_alpha(Pixels& pixels) {
  const auto& alpha = pixels.alpha;
  if (std::all_of(alpha.begin(), alpha.end(), [](auto a) { return a == 255; })) pixels.alpha = {};
}

}  // namespace imagelift::image
