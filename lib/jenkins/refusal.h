#pragma once

#include <string>
#include <string_view>

namespace imagelift::jenkins {

/// What was asked of Jenkins, for a sentence about a refusal.
struct Asked {
  std::string job;   ///< full name
  std::string user;  ///< empty: anonymous
};

/// One sentence about a status that ends the work: what it means here and what to do. `url` is
/// shown, so it holds no secrets.
std::string refusal(int status, const Asked& asked, std::string_view url);

}  // namespace imagelift::jenkins
