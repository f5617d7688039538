#pragma once

#include <cstddef>
#include <string>
#include <string_view>

// Percent-escapes of addresses (RFC 3986, 2.1).
namespace imagelift::text {

enum class Slash { encode, keep };

/// Letters, digits and `-._~`, which stay as they are in every part of an address.
bool is_unreserved(char c);

/// Whether `%` and two hexadecimal digits stand at this place.
bool is_percent_escape(std::string_view text, std::size_t at);

/// The byte that an escape at this place stands for. Precondition: is_percent_escape.
char percent_escaped(std::string_view text, std::size_t at);

/// Appends `%` and the two upper-case digits of a byte.
void append_percent_escape(std::string& out, char byte);

/// Everything escaped but unreserved characters, with upper-case digits: AWS' rule. Slashes are
/// kept or escaped.
std::string percent_encode(std::string_view raw, Slash slash = Slash::encode);

/// The bytes that a text with escapes stands for. A `%` without two digits behind it stays as it
/// is, and so does a `+`.
std::string percent_decode(std::string_view text);

}  // namespace imagelift::text
