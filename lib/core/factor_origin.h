#pragma once

#include <string_view>

namespace imagelift {

/// Where the values of a factor come from: a regular expression over the images' names (--factors),
/// a column of the metrics, or keys that the images' names show by themselves.
enum class FactorOrigin { name, metrics, automatic };

constexpr std::string_view to_string(FactorOrigin origin) {
  switch (origin) {
    case FactorOrigin::name:
      return "name";
    case FactorOrigin::metrics:
      return "metrics";
    case FactorOrigin::automatic:
      return "automatic";
  }
  return "";
}

}  // namespace imagelift
