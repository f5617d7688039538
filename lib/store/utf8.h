#pragma once

#include <cstddef>
#include <string_view>

namespace imagelift::store {

/// Bytes of the well-formed UTF-8 sequence (Unicode 15, table 3-7) that `text` begins with, 1 to
/// 4; 0 where there is none.
std::size_t utf8_sequence(std::string_view text);

/// Offset of the first byte that is not part of well-formed UTF-8; npos where all is well.
std::size_t find_invalid_utf8(std::string_view text);

}  // namespace imagelift::store
