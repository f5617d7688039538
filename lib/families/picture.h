#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace imagelift::families {

/// A content, as far as the store keeps it.
struct Picture {
  std::string sha256;                   ///< Content::sha256
  std::vector<float> embedding;         ///< of length 1; empty: none, or dropped
  std::vector<std::uint8_t> thumbnail;  ///< JPEG of at most 160 pixels a side; empty: none
};

}  // namespace imagelift::families
