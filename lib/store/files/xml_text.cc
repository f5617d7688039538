#include "store/files/xml_text.h"

#include "text/ascii.h"
#include "text/hex.h"
#include "text/utf8.h"

namespace imagelift::store {
namespace {

void append_ascii(std::string& out, char character) {
  switch (character) {
    case '&':
      out += "&amp;";
      return;
    case '<':
      out += "&lt;";
      return;
    case '>':
      out += "&gt;";
      return;
    case '"':
      out += "&quot;";
      return;
    case '\'':
      out += "&apos;";
      return;
    case '\t':
      out += "&#9;";
      return;
    case '\n':
      out += "&#10;";
      return;
    case '\r':
      out += "&#13;";
      return;
    default:
      break;
  }
  if (text::is_control(character)) {
    text::append_hex_escape(out, character);
  } else {
    out += character;
  }
}

/// XML 1.0, production 2, leaves out U+FFFE and U+FFFF.
bool is_noncharacter(std::string_view character) {
  return character == "\xEF\xBF\xBE" || character == "\xEF\xBF\xBF";
}

}  // namespace

void append_xml(std::string& out, std::string_view text) {
  while (!text.empty()) {
    const std::size_t length = text::utf8_sequence(text);
    const std::string_view character = text.substr(0, length == 0 ? 1 : length);
    if (length == 1) {
      append_ascii(out, character.front());
    } else if (length == 0 || is_noncharacter(character)) {
      for (const char byte : character) text::append_hex_escape(out, byte);
    } else {
      out += character;
    }
    text.remove_prefix(character.size());
  }
}

}  // namespace imagelift::store
