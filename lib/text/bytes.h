#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace imagelift::text {

/// The content of a file that is no text.
using Bytes = std::vector<std::uint8_t>;

/// The same bytes as characters; a view.
inline std::string_view as_text(std::span<const std::uint8_t> bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

}  // namespace imagelift::text
