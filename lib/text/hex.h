#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "text/ascii.h"

namespace imagelift::text {

/// The case of the digits above 9.
enum class HexCase { lower, upper };

/// The value of a hexadecimal digit in either case, 0 to 15; -1 for any other character.
constexpr int hex_value(char c) {
  if (is_digit(c)) return c - '0';
  const char low = to_lower(c);
  return low >= 'a' && low <= 'f' ? low - 'a' + 10 : -1;
}

/// A digit as digests and escapes of ours are written.
constexpr bool is_lower_hex_digit(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'f');
}

/// Whether all of a text is such digits; true of an empty one.
constexpr bool is_lower_hex(std::string_view text) {
  return std::ranges::all_of(text, is_lower_hex_digit);
}

/// Appends the two digits of a byte.
void append_hex(std::string& out, char byte, HexCase letters = HexCase::lower);

/// Appends `\xHH` for a byte that cannot be shown.
void append_hex_escape(std::string& out, char byte, HexCase letters = HexCase::lower);

/// Two lower-case digits a byte.
std::string to_hex(std::string_view bytes);

/// The bytes that pairs of digits in either case stand for; nothing for any other text.
std::optional<std::string> from_hex(std::string_view digits);

}  // namespace imagelift::text
