#pragma once

#include <nlohmann/json.hpp>

#include "stats/feature_table.h"

namespace imagelift::stats {

/// Columns of a vector's run, {"kind name": value by row}; null: not known. In the
/// file's order.
FeatureTable table_of(const nlohmann::ordered_json& columns);

/// Clicks of a vector's run by row, or its CTRs alone, and its families.
Outcomes outcomes_of(const nlohmann::json& entry);

/// One factor: levels by row, -1 for none.
Factor factor_of(const std::string& name, const nlohmann::json& levels);

}  // namespace imagelift::stats
