#pragma once

#include <cstdint>

#include "tests/calibration/scenario.h"

namespace imagelift::calibration {

/// A seed of its own for each set of each scenario.
inline std::uint32_t seed_of(const Scenario& scenario, std::uint32_t set) {
  std::uint32_t seed = 20261129;
  for (const char letter : scenario.name) {
    seed = seed * 31 + static_cast<unsigned char>(letter);
  }
  return seed * 65537 + set;
}

}  // namespace imagelift::calibration
