#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace imagelift::metrics {

/// A text file as UTF-8, and what it was: `UTF-8`, `UTF-8 with BOM`, `UTF-16 with BOM`,
/// `UTF-16LE without BOM`, `windows-1252`, ...
struct DecodedText {
  std::string text;
  std::string encoding;
  std::size_t broken = 0;       ///< characters of UTF-8 that are none, which became U+FFFD
  std::size_t broken_line = 0;  ///< of the first; lines end with LF, CRLF or CR, the first is 1
};

/// Decides by the bytes: a byte order mark; the zeros beside the ASCII characters of UTF-16; what
/// is well-formed UTF-8, or is but for a few characters; else Windows-1252, in which every byte
/// means something, so that it is only right where nothing else was said. Broken characters of
/// UTF-8 and half ones of UTF-16 become U+FFFD.
DecodedText decoded(std::string bytes);

/// What is not UTF-8, as Japanese Windows writes it (CP932); empty where the bytes are not that.
DecodedText decoded_as_japanese(std::string_view bytes);

}  // namespace imagelift::metrics
