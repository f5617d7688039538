#include "text/hex.h"

namespace imagelift::text {

void append_hex(std::string& out, char byte, HexCase letters) {
  const std::string_view digits =
      letters == HexCase::lower ? "0123456789abcdef" : "0123456789ABCDEF";
  const auto value = static_cast<unsigned char>(byte);
  out += digits[value >> 4];
  out += digits[value & 0xf];
}

void append_hex_escape(std::string& out, char byte, HexCase letters) {
  out += "\\x";
  append_hex(out, byte, letters);
}

std::string to_hex(std::string_view bytes) {
  std::string digits;
  digits.reserve(2 * bytes.size());
  for (const char byte : bytes) append_hex(digits, byte);
  return digits;
}

std::optional<std::string> from_hex(std::string_view digits) {
  if (digits.size() % 2 != 0) return std::nullopt;
  std::string bytes;
  for (std::size_t i = 0; i < digits.size(); i += 2) {
    const int high = hex_value(digits[i]);
    const int low = hex_value(digits[i + 1]);
    if (high < 0 || low < 0) return std::nullopt;
    bytes += static_cast<char>(high * 16 + low);
  }
  return bytes;
}

}  // namespace imagelift::text
