#include "source/shown_name.h"

#include "source/image_name.h"

namespace imagelift::source {

std::string shown_name(std::string_view raw) {
  constexpr std::size_t kLongest = 200;
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string shown;
  for (const char c : escape_path(raw.substr(0, kLongest))) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x20 && byte != 0x7F) {
      shown += c;
    } else {
      shown += "\\x";
      shown += kDigits[byte >> 4];
      shown += kDigits[byte & 15];
    }
  }
  return raw.size() > kLongest ? shown + "..." : shown;
}

}  // namespace imagelift::source
