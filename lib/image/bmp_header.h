#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "image/stored_image.h"

namespace imagelift::image {

/// How the pixels of a BMP are stored.
enum class BmpCoding : std::uint32_t { plain = 0, rle8 = 1, rle4 = 2, bit_fields = 3 };

/// What stands before the pixels of a BMP, in any of its versions from OS/2 to Windows' fifth.
struct BmpHeader {
  std::int64_t width = 0;
  std::int64_t height = 0;
  bool top_down = false;
  int bits = 0;  ///< per pixel: 1, 2, 4, 8, 16, 24 or 32
  BmpCoding coding = BmpCoding::plain;
  std::array<std::uint32_t, 4> masks{};              ///< red, green, blue, alpha
  std::vector<std::array<std::uint8_t, 3>> palette;  ///< R, G, B
  std::size_t pixels_at = 0;                         ///< where the pixels begin in the file
};

/// Reads it from a file that begins with `BM`; sizes are not yet held against any limit.
std::variant<BmpHeader, Failure> read_bmp_header(Bytes bytes);

/// Little-endian numbers; what lies outside of the bytes reads as 0.
std::uint32_t little_u16(Bytes bytes, std::size_t at);
std::uint32_t little_u32(Bytes bytes, std::size_t at);

}  // namespace imagelift::image
