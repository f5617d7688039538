#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace imagelift::source {

/// Whether iconv reads this encoding, such as `cp437` or `Shift-JIS` (which stands for CP932, as
/// Windows writes it). Names have letters, digits and `._:-` only.
bool is_encoding(std::string_view name);

/// The bytes as UTF-8; nothing where they are not in this encoding from beginning to end.
/// Precondition: is_encoding.
std::optional<std::string> to_utf8(std::string_view bytes, std::string_view encoding);

/// The same as code points.
std::optional<std::u32string> to_code_points(std::string_view bytes, std::string_view encoding);

/// A text file as UTF-8 without its byte order mark: UTF-16 by its mark or by the zeros beside its
/// ASCII characters, anything else as it stands.
std::string utf8_of_file(std::string_view bytes);

}  // namespace imagelift::source
