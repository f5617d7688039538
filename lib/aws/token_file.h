#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace imagelift::aws {

/// A token that somebody else writes anew from time to time, without line breaks at its end.
/// Nothing where it cannot be read, is empty, longer than 20,000 bytes (as STS takes them), or
/// holds a control character, which no header may hold.
std::optional<std::string> read_token(const std::filesystem::path& file);

/// The same rule for a token that is given.
bool is_token(const std::string& text);

}  // namespace imagelift::aws
