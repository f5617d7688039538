#pragma once

#include <string>
#include <string_view>

namespace imagelift::worker {

/// A name from outside, fit for a line of the log: in quotes, with control characters and
/// invisible marks of direction written as \xNN, and cut after 200 bytes.
std::string printable_name(std::string_view utf8);

}  // namespace imagelift::worker
