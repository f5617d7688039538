#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace imagelift::text {

/// U+FFFD, for what is no character.
inline constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

/// Bytes of the well-formed UTF-8 sequence (Unicode 15, table 3-7) that `text` begins with, 1 to
/// 4; 0 where there is none.
std::size_t utf8_sequence(std::string_view text);

/// Offset of the first byte that is not part of well-formed UTF-8; npos where all is well.
std::size_t find_invalid_utf8(std::string_view text);

bool is_utf8(std::string_view text);

/// Without the byte order mark that a file of UTF-8 may begin with; a view.
std::string_view without_utf8_mark(std::string_view text);

/// Whether a byte of UTF-8 belongs to a character that began before it.
constexpr bool continues_utf8(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

/// The longest beginning of UTF-8 with at most so many bytes that cuts no character; a view.
std::string_view cut_utf8(std::string_view text, std::size_t bytes);

/// The longest beginning of UTF-8 with at most so many characters; a view.
std::string_view cut_utf8_characters(std::string_view text, std::size_t characters);

/// Appends a character by its number, which is one up to 0x10FFFF and no surrogate.
void append_utf8(std::string& out, char32_t point);

}  // namespace imagelift::text
