#include "source/shown_name.h"

#include "source/image_name.h"
#include "text/ascii.h"
#include "text/hex.h"

namespace imagelift::source {

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
