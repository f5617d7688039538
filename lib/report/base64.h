#pragma once

#include <cstdint>
#include <span>
#include <string>

namespace imagelift::report {

/// RFC 4648, section 4, with padding; what JavaScript's atob() reads.
std::string base64(std::span<const std::uint8_t> bytes);

}  // namespace imagelift::report
