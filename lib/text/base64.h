#pragma once

#include <string>
#include <string_view>

namespace imagelift::text {

/// RFC 4648, section 4, with padding, without line breaks; what JavaScript's atob() reads.
std::string base64(std::string_view bytes);

}  // namespace imagelift::text
