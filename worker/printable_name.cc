#include "worker/printable_name.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <cstdint>

#include "text/hex.h"

namespace imagelift::worker {
namespace {

constexpr std::size_t kLongest = 200;  // bytes

bool is_visible(UChar32 c) {
  return c >= 0 && c != '\'' && u_isprint(c) != 0;
}

}  // namespace

std::string printable_name(std::string_view utf8) {
  std::string text = "'";
  const auto length = static_cast<std::int32_t>(utf8.size());
  for (std::int32_t at = 0; at < length;) {
    const std::int32_t begin = at;
    UChar32 c = 0;
    U8_NEXT(utf8.data(), at, length, c);
    const auto character =
        utf8.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(at - begin));
    if (is_visible(c)) {
      text += character;
    } else {
      for (const char byte : character) text::append_hex_escape(text, byte, text::HexCase::upper);
    }
    if (text.size() > kLongest) return text + "...'";
  }
  return text + "'";
}

}  // namespace imagelift::worker
