#include "source/image_name.h"

#include <cstddef>
#include <unordered_map>

#include "core/image_extension.h"

namespace imagelift::source {
namespace {

constexpr std::string_view kHexDigits = "0123456789abcdef";

bool continues(std::string_view text, std::size_t at, unsigned char low = 0x80,
               unsigned char high = 0xBF) {
  if (at >= text.size()) return false;
  const auto byte = static_cast<unsigned char>(text[at]);
  return byte >= low && byte <= high;
}

/// Bytes of the well-formed UTF-8 character at `at` (Unicode, table 3-7); 0 where there is none.
std::size_t character_length(std::string_view text, std::size_t at) {
  const auto first = static_cast<unsigned char>(text[at]);
  if (first < 0x80) return 1;
  if (first >= 0xC2 && first <= 0xDF) return continues(text, at + 1) ? 2 : 0;
  if (first >= 0xE0 && first <= 0xEF) {
    const unsigned char low = first == 0xE0 ? 0xA0 : 0x80;
    const unsigned char high = first == 0xED ? 0x9F : 0xBF;  // no surrogates
    return continues(text, at + 1, low, high) && continues(text, at + 2) ? 3 : 0;
  }
  if (first >= 0xF0 && first <= 0xF4) {
    const unsigned char low = first == 0xF0 ? 0x90 : 0x80;
    const unsigned char high = first == 0xF4 ? 0x8F : 0xBF;  // up to U+10FFFF
    const bool whole =
        continues(text, at + 1, low, high) && continues(text, at + 2) && continues(text, at + 3);
    return whole ? 4 : 0;
  }
  return 0;
}

void append_escaped(std::string& out, char c) {
  const auto byte = static_cast<unsigned char>(c);
  out += "\\x";
  out += kHexDigits[byte >> 4];
  out += kHexDigits[byte & 15];
}

}  // namespace

bool has_image_extension(std::string_view path) {
  return image_extension_of(path) != nullptr;
}

std::string escape_path(std::string_view raw) {
  std::string escaped;
  escaped.reserve(raw.size());
  for (std::size_t at = 0; at < raw.size();) {
    const std::size_t length = character_length(raw, at);
    const bool reads_as_escape = raw.substr(at, 2) == "\\x";
    if (length == 0 || reads_as_escape) {
      append_escaped(escaped, raw[at++]);
    } else {
      escaped += raw.substr(at, length);
      at += length;
    }
  }
  return escaped;
}

std::string unescape_path(std::string_view escaped) {
  std::string raw;
  raw.reserve(escaped.size());
  for (std::size_t at = 0; at < escaped.size();) {
    if (escaped.substr(at, 2) == "\\x" && at + 3 < escaped.size()) {
      const auto high = kHexDigits.find(escaped[at + 2]);
      const auto low = kHexDigits.find(escaped[at + 3]);
      if (high != std::string_view::npos && low != std::string_view::npos) {
        raw += static_cast<char>(high * 16 + low);
        at += 4;
        continue;
      }
    }
    raw += escaped[at++];
  }
  return raw;
}

std::vector<ImageRef> name_images(const std::vector<std::string>& raw_paths) {
  std::vector<ImageRef> images;
  images.reserve(raw_paths.size());
  std::unordered_map<std::string, std::size_t> claims;
  for (const auto& raw : raw_paths) {
    ImageRef image{escape_path(raw), {}};
    image.name = without_image_extension(image.path);
    ++claims[image.path];
    if (image.name != image.path) ++claims[image.name];
    images.push_back(std::move(image));
  }
  for (auto& image : images) {
    if (claims[image.name] > 1) image.name = image.path;
  }
  return images;
}

}  // namespace imagelift::source
