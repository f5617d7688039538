#include "image/thumbnail.h"

#include <algorithm>
#include <cassert>
#include <cstddef>

#include "image/decode.h"
#include "image/jpeg_file.h"
#include "image/resize.h"

namespace imagelift::image {

namespace {

void paste(Pixels& sheet, const Pixels& picture, int left, int top) {
  const auto width = static_cast<std::size_t>(picture.width);
  for (int y = 0; y < picture.height; ++y) {
    const auto from = picture.rgb.begin() + static_cast<std::ptrdiff_t>(y * width * 3);
    const std::size_t to =
        (static_cast<std::size_t>(top + y) * static_cast<std::size_t>(sheet.width) +
         static_cast<std::size_t>(left)) *
        3;
    std::copy_n(from, width * 3, sheet.rgb.begin() + static_cast<std::ptrdiff_t>(to));
  }
}

}  // namespace

std::vector<std::uint8_t> contact_sheet(std::span<const Thumbnail> thumbnails, Size cell,
                                        int columns, int rows) {
  assert(thumbnails.size() <= static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows));
  Pixels sheet;
  sheet.width = columns * cell.width;
  sheet.height = rows * cell.height;
  sheet.rgb.assign(
      static_cast<std::size_t>(sheet.width) * static_cast<std::size_t>(sheet.height) * 3, 255);
  int at = 0;
  for (const Thumbnail& thumbnail : thumbnails) {
    const auto decoded = decode(thumbnail.jpeg, {});
    if (const auto* picture = std::get_if<Decoded>(&decoded)) {
      assert(picture->pixels.width <= cell.width && picture->pixels.height <= cell.height);
      paste(sheet, picture->pixels, at % columns * cell.width, at / columns * cell.height);
    }
    ++at;
  }
  return image::thumbnail(sheet, std::max(sheet.width, sheet.height)).jpeg;
}

namespace {

constexpr int kQuality = 75;

}  // namespace

Thumbnail thumbnail(const Pixels& picture, int longest_side) {
  assert(longest_side > 0);
  const Size size = fitted(picture.size(), longest_side);
  const Pixels small = on_white(resize(picture, size, Filter::area));
  return {size, jpeg_file(small, kQuality)};
}

}  // namespace imagelift::image
