// BMP by hand: it is small, and of the libraries at hand only OpenCV's codecs read it, which bring
// GDAL with them. Channels of less than 8 bits are widened as in Pillow.
#include <bit>
#include <cstring>

#include "image/alpha.h"
#include "image/bmp_header.h"
#include "image/stored_image.h"

namespace imagelift::image {
namespace {

class BmpCanvas {
 public:
  explicit BmpCanvas(const BmpHeader& header) : header_(header) {
    pixels_.width = static_cast<int>(header.width);
    pixels_.height = static_cast<int>(header.height);
    const std::size_t count = static_cast<std::size_t>(header.width) * header.height;
    pixels_.rgb.resize(count * 3);
    if (header.masks[3] != 0) pixels_.alpha.resize(count, 255);
  }

  void fill(const std::array<std::uint8_t, 3>& rgb) {
    for (std::size_t i = 0; i < pixels_.rgb.size(); ++i) pixels_.rgb[i] = rgb[i % 3];
  }
  /// `y` counts in the order of the file.
  void set(std::int64_t x, std::int64_t y, const std::array<std::uint8_t, 3>& rgb) {
    std::memcpy(&pixels_.rgb[index(x, y) * 3], rgb.data(), 3);
  }
  void set_alpha(std::int64_t x, std::int64_t y, std::uint8_t alpha) {
    pixels_.alpha[index(x, y)] = alpha;
  }
  bool has(std::int64_t x, std::int64_t y) const { return x < header_.width && y < header_.height; }
  Pixels take() { return std::move(pixels_); }

 private:
  std::size_t index(std::int64_t x, std::int64_t y) const {
    const std::int64_t row = header_.top_down ? y : header_.height - 1 - y;
    return static_cast<std::size_t>(row * header_.width + x);
  }

  const BmpHeader& header_;
  Pixels pixels_;
};

// The part of a pixel that a mask selects, from 0 to 255.
std::uint8_t field(std::uint32_t pixel, std::uint32_t mask) {
  if (mask == 0) return 0;
  const int shift = std::countr_zero(mask);
  const std::uint64_t most = mask >> shift;
  return static_cast<std::uint8_t>(((pixel & mask) >> shift) * 255ull / most);
}

void read_row(const std::uint8_t* row, std::int64_t y, const BmpHeader& header, BmpCanvas& canvas) {
  for (std::int64_t x = 0; x < header.width; ++x) {
    if (header.bits <= 8) {
      const std::int64_t bit = x * header.bits;
      const int shift = 8 - header.bits - static_cast<int>(bit % 8);
      canvas.set(x, y, header.palette[row[bit / 8] >> shift & ((1 << header.bits) - 1)]);
    } else if (header.bits == 24) {
      canvas.set(x, y, {row[x * 3 + 2], row[x * 3 + 1], row[x * 3]});
    } else {
      const Bytes bytes(row + x * (header.bits / 8), static_cast<std::size_t>(header.bits / 8));
      const std::uint32_t pixel = header.bits == 16 ? little_u16(bytes, 0) : little_u32(bytes, 0);
      const auto& masks = header.masks;
      canvas.set(x, y, {field(pixel, masks[0]), field(pixel, masks[1]), field(pixel, masks[2])});
      if (masks[3] != 0) canvas.set_alpha(x, y, field(pixel, masks[3]));
    }
  }
}

// Run lengths of 8 or 4 bits: pairs of a count and its pixels, or 0 and an escape.
class RunReader {
 public:
  RunReader(const BmpHeader& header, Bytes bytes, BmpCanvas& canvas)
      : header_(header), rest_(bytes), canvas_(canvas) {}

  // False where the data end before their end mark.
  bool read() {
    while (rest_.size() >= 2) {
      const unsigned count = rest_[0];
      const unsigned value = rest_[1];
      rest_ = rest_.subspan(2);
      if (count > 0) {
        for (unsigned i = 0; i < count; ++i) put(nibble(value, i));
      } else if (value == kEndOfBitmap) {
        return true;
      } else if (!escape(value)) {
        return false;
      }
    }
    return false;
  }

 private:
  static constexpr unsigned kEndOfRow = 0;
  static constexpr unsigned kEndOfBitmap = 1;
  static constexpr unsigned kMove = 2;  // the others are counts of pixels that stand one by one

  bool escape(unsigned code) {
    if (code == kEndOfRow) {
      x_ = 0;
      ++y_;
      return true;
    }
    const std::size_t needed = code == kMove ? 2 : bytes_of(code);
    if (rest_.size() < needed) return false;
    if (code == kMove) {
      x_ += rest_[0];
      y_ += rest_[1];
    } else {
      for (unsigned i = 0; i < code; ++i) {
        put(is_rle4() ? nibble(rest_[i / 2], i) : rest_[i]);
      }
    }
    rest_ = rest_.subspan(needed);
    return true;
  }

  bool is_rle4() const { return header_.coding == BmpCoding::rle4; }
  unsigned nibble(unsigned value, unsigned i) const {
    return !is_rle4() ? value : i % 2 == 0 ? value >> 4 : value & 15;
  }
  // Padded to 16 bits.
  std::size_t bytes_of(unsigned pixels) const {
    const std::size_t bytes = is_rle4() ? (pixels + 1) / 2 : pixels;
    return bytes + bytes % 2;
  }
  void put(unsigned index) {
    if (canvas_.has(x_, y_)) canvas_.set(x_, y_, header_.palette[index]);
    ++x_;
  }

  const BmpHeader& header_;
  Bytes rest_;
  BmpCanvas& canvas_;
  std::int64_t x_ = 0;
  std::int64_t y_ = 0;
};

}  // namespace

StoredResult read_bmp(Bytes bytes, const DecodeLimits& limits) {
  const auto read = read_bmp_header(bytes);
  if (const auto* failure = std::get_if<Failure>(&read)) return *failure;
  const auto& header = std::get<BmpHeader>(read);
  if (auto refused = refuse_size(header.width, header.height, limits)) return *std::move(refused);
  if (header.pixels_at > bytes.size()) return damaged("BMP", "it ends early");
  const Bytes coded = bytes.subspan(header.pixels_at);
  const bool runs = header.coding == BmpCoding::rle8 || header.coding == BmpCoding::rle4;
  const std::size_t stride = (static_cast<std::size_t>(header.width) * header.bits + 31) / 32 * 4;
  if (!runs && coded.size() < stride * header.height) return damaged("BMP", "it ends early");
  BmpCanvas canvas(header);
  if (runs) canvas.fill(header.palette[0]);  // what the runs skip
  if (runs && !RunReader(header, coded, canvas).read()) return damaged("BMP", "it ends early");
  for (std::int64_t y = 0; !runs && y < header.height; ++y) {
    read_row(coded.data() + y * stride, y, header, canvas);
  }
  StoredImage image{canvas.take()};
  drop_opaque_alpha(image.pixels);
  return image;
}

}  // namespace imagelift::image
