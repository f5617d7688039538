#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>

#include "tests/calibration/scenario.h"

namespace imagelift::calibration {

/// One set: its rows as tests/unit/stats/dump_analysis writes them, the true effects, and the names
/// and levels that lib/stats finds.
nlohmann::json dumped(const Scenario& scenario, std::uint32_t set);

}  // namespace imagelift::calibration
