#pragma once

#include <string>
#include <string_view>

namespace imagelift::net {

/// RFC 4648, with padding, without line breaks.
std::string base64(std::string_view bytes);

}  // namespace imagelift::net
