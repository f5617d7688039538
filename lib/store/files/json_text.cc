#include "store/files/json_text.h"

#include <array>
#include <cassert>
#include <charconv>
#include <cmath>

#include "text/ascii.h"
#include "text/hex.h"
#include "text/utf8.h"

namespace imagelift::store {
namespace {

void append_escape(std::string& out, unsigned code) {
  out += "\\u";
  text::append_hex(out, static_cast<char>(code >> 8));
  text::append_hex(out, static_cast<char>(code & 0xff));
}

void append_ascii(std::string& out, char character) {
  switch (character) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\t':
      out += "\\t";
      return;
    case '<':
    case '>':
    case '&':
      append_escape(out, static_cast<unsigned char>(character));
      return;
    default:
      break;
  }
  if (text::is_control(character)) {
    append_escape(out, static_cast<unsigned char>(character));
  } else {
    out += character;
  }
}

template <class Number>
void append_shortest(std::string& out, Number value) {
  std::array<char, 32> text{};
  const auto end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
  out.append(text.data(), end);
}

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
  out += '"';
  while (!text.empty()) {
    const std::size_t length = text::utf8_sequence(text);
    if (length == 0) {
      out += text::kReplacement;
      text.remove_prefix(1);
      continue;
    }
    const std::string_view character = text.substr(0, length);
    if (length == 1) {
      append_ascii(out, character.front());
    } else if (character == "\xE2\x80\xA8" || character == "\xE2\x80\xA9") {
      append_escape(out, character.back() == '\xA8' ? 0x2028 : 0x2029);
    } else {
      out += character;
    }
    text.remove_prefix(length);
  }
  out += '"';
}

void append_json_number(std::string& out, double value) {
  assert(std::isfinite(value));
  append_shortest(out, value == 0 ? 0.0 : value);  // no -0
}

void append_json_number(std::string& out, float value) {
  assert(std::isfinite(value));
  append_shortest(out, value == 0 ? 0.0f : value);
}

void append_json_number(std::string& out, std::uint64_t value) {
  append_shortest(out, value);
}

}  // namespace imagelift::store
