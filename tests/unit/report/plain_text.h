#pragma once

#include <string>
#include <utility>

namespace imagelift::report::tests {

/// With plain spaces and minus, so that expectations are readable.
inline std::string plain(std::string text) {
  for (const auto& [from, to] :
       {std::pair<std::string, std::string>{"\xC2\xA0", " "}, {"\xE2\x88\x92", "-"}}) {
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from)) {
      text.replace(at, from.size(), to);
    }
  }
  return text;
}

}  // namespace imagelift::report::tests
