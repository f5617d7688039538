#include "image/signature.h"

#include <algorithm>
#include <array>

namespace imagelift::image {
namespace {

std::string_view text_at(Bytes bytes, std::size_t at, std::size_t size) {
  if (at > bytes.size() || size > bytes.size() - at) return {};
  return {reinterpret_cast<const char*>(bytes.data()) + at, size};
}

bool begins_with(Bytes bytes, std::string_view signature) {
  return text_at(bytes, 0, signature.size()) == signature;
}

// Whether a file of ISO/IEC 14496-12 names one of the brands, as its own or as a compatible one.
template <std::size_t kCount>
bool has_brand(Bytes bytes, const std::array<std::string_view, kCount>& brands) {
  if (text_at(bytes, 4, 4) != "ftyp") return false;
  const std::size_t declared = static_cast<std::size_t>(bytes[0]) << 24 |
                               static_cast<std::size_t>(bytes[1]) << 16 | bytes[2] << 8 | bytes[3];
  const std::size_t end = std::min(declared, bytes.size());
  for (std::size_t at = 8; at + 4 <= end; at += at == 8 ? 8 : 4) {  // after the first: its version
    const auto brand = text_at(bytes, at, 4);
    if (std::find(brands.begin(), brands.end(), brand) != brands.end()) return true;
  }
  return false;
}

bool begins_avif(Bytes bytes) {
  return has_brand(bytes, std::array<std::string_view, 2>{"avif", "avis"});
}

bool begins_heic(Bytes bytes) {
  return has_brand(bytes, std::array<std::string_view, 8>{"heic", "heix", "heim", "heis", "hevc",
                                                          "hevx", "hevm", "hevs"});
}

bool begins_webp(Bytes bytes) {
  return begins_with(bytes, "RIFF") && text_at(bytes, 8, 4) == "WEBP";
}

bool begins_tiff(Bytes bytes) {
  using namespace std::string_view_literals;
  return begins_with(bytes, "II*\0"sv) || begins_with(bytes, "MM\0*"sv) ||
         begins_with(bytes, "II+\0"sv) || begins_with(bytes, "MM\0+"sv);  // the latter: BigTIFF
}

// `BM` alone begins many a text; the size of the second header is one of a few.
bool begins_bmp(Bytes bytes) {
  constexpr std::array<std::uint8_t, 8> kHeaderSizes = {12, 16, 40, 52, 56, 64, 108, 124};
  return begins_with(bytes, "BM") && bytes.size() > 18 && bytes[15] == 0 && bytes[16] == 0 &&
         bytes[17] == 0 &&
         std::find(kHeaderSizes.begin(), kHeaderSizes.end(), bytes[14]) != kHeaderSizes.end();
}

constexpr std::array kFormats = {
    Format{"jpeg", [](Bytes b) { return begins_with(b, "\xff\xd8\xff"); }, read_jpeg},
    Format{"png", [](Bytes b) { return begins_with(b, "\x89PNG\r\n\x1a\n"); }, read_png},
    Format{"webp", begins_webp, read_webp},
    Format{"gif", [](Bytes b) { return begins_with(b, "GIF87a") || begins_with(b, "GIF89a"); },
           read_gif},
    Format{"bmp", begins_bmp, read_bmp},
    Format{"tiff", begins_tiff, read_tiff},
    Format{"avif", begins_avif, read_avif},
    Format{"heic", begins_heic, read_heic},
};

}  // namespace

const Format* format_of(Bytes bytes) {
  const auto found = std::find_if(kFormats.begin(), kFormats.end(),
                                  [&](const Format& format) { return format.begins(bytes); });
  return found == kFormats.end() ? nullptr : &*found;
}

std::string known_formats() {
  std::string names;
  for (const Format& format : kFormats) {
    if (!names.empty()) names += ", ";
    names += format.name;
  }
  return names;
}

}  // namespace imagelift::image
