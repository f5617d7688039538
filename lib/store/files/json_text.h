#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace imagelift::store {

/// Appends a JSON string with its quotes. Escaped: control characters, `"`, `\`, and `<`, `>`,
/// `&`, U+2028, U+2029, so that the text is also safe inside a script. Bytes that are not UTF-8
/// become U+FFFD.
void append_json_string(std::string& out, std::string_view text);

/// Appends the shortest decimal number that reads back as the same value, in JSON's grammar.
/// `value` must be finite.
void append_json_number(std::string& out, double value);
void append_json_number(std::string& out, float value);
void append_json_number(std::string& out, std::uint64_t value);

}  // namespace imagelift::store
