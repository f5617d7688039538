#pragma once

#include <string>
#include <string_view>

namespace imagelift::net {

/// The SHA-256 of bytes: 64 lower-case hex digits.
std::string sha256_hex(std::string_view bytes);

}  // namespace imagelift::net
