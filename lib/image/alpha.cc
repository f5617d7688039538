#include "image/alpha.h"

#include <algorithm>
#include <cassert>

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

void drop_opaque_alpha(Pixels& pixels) {
  const auto& alpha = pixels.alpha;
  if (std::all_of(alpha.begin(), alpha.end(), [](auto a) { return a == 255; })) pixels.alpha = {};
}

}  // namespace imagelift::image
