#include "source/image_name.h"

#include <cstddef>
#include <unordered_map>

#include "core/image_extension.h"
#include "text/ascii.h"
#include "text/hex.h"
#include "text/utf8.h"

namespace imagelift::source {

bool has_image_extension(std::string_view path) {
  return image_extension_of(path) != nullptr;
}

std::string escape_path(std::string_view raw) {
  std::string escaped;
  escaped.reserve(raw.size());
  for (std::size_t at = 0; at < raw.size();) {
    const std::size_t length = text::utf8_sequence(raw.substr(at, 4));
    const bool reads_as_escape = raw.substr(at, 2) == "\\x";
    if (length == 0 || reads_as_escape) {
      text::append_hex_escape(escaped, raw[at++]);
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
    const auto digits = escaped.substr(std::min(at + 2, escaped.size()), 2);
    if (escaped.substr(at, 2) == "\\x" && digits.size() == 2 && text::is_lower_hex(digits)) {
      raw += text::from_hex(digits).value();
      at += 4;
    } else {
      raw += escaped[at++];
    }
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

std::string shown_name(std::string_view raw) {
  constexpr std::size_t kLongest = 200;
  std::string shown;
  for (const char c : escape_path(raw.substr(0, kLongest))) {
    if (text::is_control(c)) {
      text::append_hex_escape(shown, c);
    } else {
      shown += c;
    }
  }
  return raw.size() > kLongest ? shown + "..." : shown;
}

}  // namespace imagelift::source
