#include "core/file_signature.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>

#include "text/ascii.h"

namespace imagelift::file_signature {
namespace {

using namespace std::string_view_literals;

unsigned byte_at(std::string_view bytes, std::size_t at) {
  return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0;
}

bool has_brand(std::string_view bytes, std::span<const std::string_view> brands) {
  if (!has_at(bytes, 4, "ftyp")) return false;
  const std::size_t declared = std::size_t{byte_at(bytes, 0)} << 24 | byte_at(bytes, 1) << 16 |
                               byte_at(bytes, 2) << 8 | byte_at(bytes, 3);
  const std::size_t end = std::min(declared, bytes.size());
  for (std::size_t at = 8; at + 4 <= end; at += at == 8 ? 8 : 4) {  // after the first: its version
    if (std::ranges::find(brands, bytes.substr(at, 4)) != brands.end()) return true;
  }
  return false;
}

bool has_brand(std::string_view bytes, std::initializer_list<std::string_view> brands) {
  return has_brand(bytes, std::span(brands.begin(), brands.size()));
}

}  // namespace

bool has_at(std::string_view bytes, std::size_t offset, std::string_view mark) {
  return offset <= bytes.size() && bytes.substr(offset).starts_with(mark);
}

bool is_avif(std::string_view bytes) {
  return has_brand(bytes, {"avif", "avis"});
}

bool is_heic(std::string_view bytes) {
  return has_brand(bytes, {"heic", "heix", "heim", "heis", "hevc", "hevx", "hevm", "hevs"});
}

bool is_other_heif(std::string_view bytes) {
  return has_brand(bytes, {"mif1", "mif2", "msf1", "miaf", "jpeg", "jpgs", "vvic"});
}

bool is_canon_raw_3(std::string_view bytes) {
  return has_at(bytes, 4, "ftypcrx ");
}

// Older files have no list of brands and begin with one of their boxes.
bool is_quicktime(std::string_view bytes) {
  if (has_at(bytes, 4, "ftypqt  ")) return true;
  constexpr std::array kBoxes = {"moov"sv, "mdat"sv, "wide"sv, "pnot"sv, "skip"sv, "free"sv};
  return std::ranges::any_of(kBoxes, [&](std::string_view box) { return has_at(bytes, 4, box); });
}

bool is_mp4_sound(std::string_view bytes) {
  return has_at(bytes, 4, "ftypM4A") || has_at(bytes, 4, "ftypM4B");
}

bool is_mp4(std::string_view bytes) {
  return has_at(bytes, 4, "ftyp");
}

// `BM` alone begins many a text; the size of the second header is one of a few.
bool is_bmp(std::string_view bytes) {
  constexpr std::array kHeaderSizes = {12u, 16u, 40u, 52u, 56u, 64u, 108u, 124u};
  return bytes.starts_with("BM") && bytes.size() > 18 && has_at(bytes, 15, "\0\0\0"sv) &&
         std::ranges::find(kHeaderSizes, byte_at(bytes, 14)) != kHeaderSizes.end();
}

bool is_tiff(std::string_view bytes) {
  return bytes.starts_with("II*\0"sv) || bytes.starts_with("MM\0*"sv) ||
         bytes.starts_with("II+\0"sv) || bytes.starts_with("MM\0+"sv);  // the latter: BigTIFF
}

bool is_netpbm(std::string_view bytes) {
  if (bytes.size() < 8 || bytes[0] != 'P') return false;
  const bool kind = (bytes[1] >= '1' && bytes[1] <= '7') || bytes[1] == 'F' || bytes[1] == 'f';
  const auto rest = bytes.substr(2);
  const auto second = rest.find_first_not_of(" \t\r\n"sv);
  return kind && second != 0 && second != std::string_view::npos &&
         (bytes[1] == '7' || rest[second] == '#' || text::is_digit(rest[second]));
}

// An icon or a cursor: how many there are, then of the first its size and a byte that is 0.
bool is_icon(std::string_view bytes) {
  const bool begins = bytes.starts_with("\0\0\1\0"sv) || bytes.starts_with("\0\0\2\0"sv);
  return begins && bytes.size() >= 22 && byte_at(bytes, 5) == 0 && byte_at(bytes, 4) != 0 &&
         byte_at(bytes, 9) == 0;
}

// Streams of programs and of transport packets, which repeat their mark.
bool is_mpeg(std::string_view bytes) {
  constexpr std::size_t kPacket = 188;
  return bytes.starts_with("\0\0\1\xba"sv) || bytes.starts_with("\0\0\1\xb3"sv) ||
         (bytes.starts_with('G') && has_at(bytes, kPacket, "G") && has_at(bytes, 2 * kPacket, "G"));
}

bool is_zip(std::string_view bytes) {
  return bytes.starts_with("PK\3\4") || bytes.starts_with("PK\5\6");
}

// By the name of the archive's first member.
bool is_office(std::string_view bytes) {
  constexpr std::array kFirst = {
      "[Content_Types].xml"sv,          "_rels/"sv, "docProps/"sv, "word/"sv, "xl/"sv, "ppt/"sv,
      "mimetypeapplication/vnd.oasis"sv};
  return is_zip(bytes) && std::ranges::any_of(kFirst, [&](std::string_view name) {
           return has_at(bytes, 30, name);
         });
}

bool is_zeros(std::string_view bytes) {
  return bytes.size() >= 16 && bytes.find_first_not_of('\0') == std::string_view::npos;
}

}  // namespace imagelift::file_signature
