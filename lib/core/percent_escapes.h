#pragma once

#include <string>
#include <string_view>

namespace imagelift {

/// The value of a hexadecimal digit in either case, 0..15; -1 for any other character.
int hex_value(char c);

/// The bytes that a text with percent-escapes stands for (RFC 3986, 2.1). A `%` without two digits
/// behind it stays as it is.
std::string percent_decoded(std::string_view text);

}  // namespace imagelift
