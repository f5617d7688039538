#include "text/percent.h"

#include "text/ascii.h"
#include "text/hex.h"

namespace imagelift::text {

bool is_unreserved(char c) {
  return is_letter_or_digit(c) || c == '-' || c == '.' || c == '_' || c == '~';
}

bool is_percent_escape(std::string_view text, std::size_t at) {
  return at + 2 < text.size() && text[at] == '%' && hex_value(text[at + 1]) >= 0 &&
         hex_value(text[at + 2]) >= 0;
}

char percent_escaped(std::string_view text, std::size_t at) {
  return static_cast<char>(hex_value(text[at + 1]) * 16 + hex_value(text[at + 2]));
}

void append_percent_escape(std::string& out, char byte) {
  out += '%';
  append_hex(out, byte, HexCase::upper);
}

std::string percent_encode(std::string_view raw, Slash slash) {
  std::string encoded;
  for (const char c : raw) {
    if (is_unreserved(c) || (c == '/' && slash == Slash::keep)) {
      encoded += c;
    } else {
      append_percent_escape(encoded, c);
    }
  }
  return encoded;
}

std::string percent_decode(std::string_view text) {
  std::string raw;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_escape = is_percent_escape(text, i);
    raw += is_escape ? percent_escaped(text, i) : text[i];
    if (is_escape) i += 2;
  }
  return raw;
}

}  // namespace imagelift::text
