#include "image/bmp_header.h"

#include <algorithm>
#include <cstdlib>

namespace imagelift::image {
namespace {

constexpr std::size_t kFileHeader = 14;
constexpr std::uint32_t kOs2Header = 12;
constexpr std::uint32_t kOs2Header2 = 64;
constexpr std::uint32_t kAlphaBitFields = 6;
constexpr std::size_t kMasksAt = kFileHeader + 40;

bool has_masks_inside(std::uint32_t header_size) {
  return header_size >= 52 && header_size != kOs2Header2;
}

void read_sizes(Bytes bytes, std::uint32_t header_size, BmpHeader& header) {
  if (header_size == kOs2Header) {
    header.width = little_u16(bytes, 18);
    header.height = little_u16(bytes, 20);
    header.bits = static_cast<int>(little_u16(bytes, 24));
    return;
  }
  header.width = static_cast<std::int32_t>(little_u32(bytes, 18));
  const std::int64_t height = static_cast<std::int32_t>(little_u32(bytes, 22));
  header.top_down = height < 0;
  header.height = std::abs(height);
  header.bits = static_cast<int>(little_u16(bytes, 28));
}

bool is_supported(std::uint32_t compression, std::uint32_t header_size, int bits) {
  const bool fields = header_size != kOs2Header2 && (bits == 16 || bits == 32);
  switch (compression) {
    case 0:
      return bits == 1 || bits == 2 || bits == 4 || bits == 8 || bits >= 16;
    case 1:
      return bits == 8;
    case 2:
      return bits == 4;
    case 3:
    case kAlphaBitFields:
      return fields;
    default:
      return false;
  }
}

void read_masks(Bytes bytes, std::uint32_t header_size, std::uint32_t compression,
                BmpHeader& header) {
  if (header.coding != BmpCoding::bit_fields) {
    if (header.bits == 16) header.masks = {0x7C00, 0x03E0, 0x001F, 0};
    if (header.bits == 32) header.masks = {0xFF0000, 0xFF00, 0xFF, 0};  // the rest is no alpha
    return;
  }
  const bool alpha = header_size >= 56 || compression == kAlphaBitFields;
  for (std::size_t i = 0; i < (alpha ? 4u : 3u); ++i) {
    header.masks[i] = little_u32(bytes, kMasksAt + i * 4);
  }
}

void read_palette(Bytes bytes, std::size_t at, std::uint32_t header_size, BmpHeader& header) {
  if (header.bits > 8) return;
  const std::size_t entry = header_size == kOs2Header ? 3 : 4;
  const std::uint32_t most = 1u << header.bits;
  const std::uint32_t declared = header_size == kOs2Header ? 0 : little_u32(bytes, 46);
  std::uint32_t count = declared == 0 ? most : std::min(declared, most);
  header.palette.resize(most);  // what the file does not have is black
  for (std::uint32_t i = 0; i < count && at + entry <= bytes.size(); ++i, at += entry) {
    header.palette[i] = {bytes[at + 2], bytes[at + 1], bytes[at]};
  }
}

}  // namespace

std::uint32_t little_u16(Bytes bytes, std::size_t at) {
  if (bytes.size() < 2 || at > bytes.size() - 2) return 0;
  return bytes[at] | static_cast<std::uint32_t>(bytes[at + 1]) << 8;
}

std::uint32_t little_u32(Bytes bytes, std::size_t at) {
  return little_u16(bytes, at) | little_u16(bytes, at + 2) << 16;
}

std::variant<BmpHeader, Failure> read_bmp_header(Bytes bytes) {
  BmpHeader header;
  header.pixels_at = little_u32(bytes, 10);
  const std::uint32_t header_size = little_u32(bytes, kFileHeader);
  read_sizes(bytes, header_size, header);
  const std::uint32_t compression = header_size < 40 ? 0 : little_u32(bytes, 30);
  if (header.width < 0) return damaged("BMP", "its width is negative");
  if (header.bits != 1 && header.bits != 2 && header.bits != 4 && header.bits != 8 &&
      header.bits != 16 && header.bits != 24 && header.bits != 32) {
    return unsupported("BMP", std::to_string(header.bits) + " bits per pixel");
  }
  if (!is_supported(compression, header_size, header.bits)) {
    return unsupported("BMP", "compression " + std::to_string(compression));
  }
  header.coding =
      compression == kAlphaBitFields ? BmpCoding::bit_fields : static_cast<BmpCoding>(compression);
  read_masks(bytes, header_size, compression, header);
  std::size_t palette_at = kFileHeader + header_size;
  if (header.coding == BmpCoding::bit_fields && !has_masks_inside(header_size)) palette_at += 12;
  read_palette(bytes, palette_at, header_size, header);
  return header;
}

}  // namespace imagelift::image
