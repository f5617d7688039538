#include "image/orientation.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace imagelift::image {
namespace {

// Reads of a TIFF structure; what lies outside reads as 0.
class TiffReader {
 public:
  explicit TiffReader(std::span<const std::uint8_t> bytes) : bytes_(bytes) {
    little_endian_ = bytes.size() > 1 && bytes[0] == 'I' && bytes[1] == 'I';
  }

  unsigned u16(std::size_t at) const { return number(at, 2); }
  unsigned u32(std::size_t at) const { return number(at, 4); }

 private:
  unsigned number(std::size_t at, std::size_t size) const {
    if (at > bytes_.size() || size > bytes_.size() - at) return 0;
    unsigned value = 0;
    for (std::size_t i = 0; i < size; ++i) {
      value = value << 8 | bytes_[at + (little_endian_ ? size - 1 - i : i)];
    }
    return value;
  }

  std::span<const std::uint8_t> bytes_;
  bool little_endian_;
};

constexpr unsigned kOrientationTag = 274;
constexpr unsigned kShort = 3;
constexpr std::size_t kEntrySize = 12;

int checked(unsigned orientation) {
  return orientation >= 1 && orientation <= 8 ? static_cast<int>(orientation) : 1;
}

// Where the first pixel of the upright image is stored, and how far it is from there to its
// right and lower neighbours, in pixels.
struct Walk {
  std::ptrdiff_t first, right, down;
};

Walk walk_of(Size stored, int orientation) {
  const std::ptrdiff_t row = stored.width;
  const std::ptrdiff_t last_column = stored.width - 1;
  const std::ptrdiff_t last_row = row * (stored.height - 1);
  switch (orientation) {
    case 2:
      return {last_column, -1, row};
    case 3:
      return {last_row + last_column, -1, -row};
    case 4:
      return {last_row, 1, -row};
    case 5:
      return {0, row, 1};
    case 6:
      return {last_row, -row, 1};
    case 7:
      return {last_row + last_column, -row, -1};
    case 8:
      return {last_column, row, -1};
    default:
      return {0, 1, row};
  }
}

// In tiles, so that rows which become columns stay in the cache.
template <std::size_t kChannels>
std::vector<std::uint8_t> moved(const std::vector<std::uint8_t>& from, Size to, const Walk& walk) {
  constexpr int kTile = 64;
  using Pixel = std::array<std::uint8_t, kChannels>;
  if (from.empty()) return {};
  std::vector<std::uint8_t> result(from.size());
  const auto* source = reinterpret_cast<const Pixel*>(from.data());
  auto* target = reinterpret_cast<Pixel*>(result.data());
  for (int top = 0; top < to.height; top += kTile) {
    for (int left = 0; left < to.width; left += kTile) {
      for (int y = top; y < std::min(top + kTile, to.height); ++y) {
        for (int x = left; x < std::min(left + kTile, to.width); ++x) {
          target[static_cast<std::ptrdiff_t>(y) * to.width + x] =
              source[walk.first + x * walk.right + y * walk.down];
        }
      }
    }
  }
  return result;
}

}  // namespace

int exif_orientation(std::span<const std::uint8_t> exif) {
  constexpr std::array<std::uint8_t, 6> kPrefix = {'E', 'x', 'i', 'f', 0, 0};
  if (exif.size() >= kPrefix.size() && std::equal(kPrefix.begin(), kPrefix.end(), exif.begin())) {
    exif = exif.subspan(kPrefix.size());
  }
  const TiffReader tiff(exif);
  if (tiff.u16(2) != 42) return 1;
  const std::size_t directory = tiff.u32(4);
  const unsigned entries = tiff.u16(directory);
  for (unsigned i = 0; i < entries; ++i) {
    const std::size_t entry = directory + 2 + i * kEntrySize;
    if (entry >= exif.size()) break;
    if (tiff.u16(entry) != kOrientationTag) continue;
    return tiff.u16(entry + 2) == kShort ? checked(tiff.u16(entry + 8)) : 1;
  }
  return 1;
}

Pixels upright(Pixels stored, int orientation) {
  if (orientation <= 1 || orientation > 8) return stored;
  const Walk walk = walk_of(stored.size(), orientation);
  const bool transposed = orientation >= 5;
  const Size size{transposed ? stored.height : stored.width,
                  transposed ? stored.width : stored.height};
  return {size.width, size.height, moved<3>(stored.rgb, size, walk),
          moved<1>(stored.alpha, size, walk)};
}

}  // namespace imagelift::image
