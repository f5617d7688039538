#pragma once

#include <string>
#include <string_view>

namespace imagelift::source {

/// The name of a file, a member or a bucket as it stands in a sentence: valid UTF-8, control
/// characters as \xNN, at most 200 bytes of it.
std::string shown_name(std::string_view raw);

}  // namespace imagelift::source
