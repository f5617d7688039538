#pragma once

#include <nlohmann/json.hpp>

#include "stats/analysis.h"

namespace imagelift::stats {

/// A run and the options it is analysed by, as report/tests/stats/dumped-run.ts reads it. Undefined
/// numbers are null, indexes without a level -1.
nlohmann::json json_of_run(const FeatureTable& table, const Outcomes& outcomes,
                           const AnalysisOptions& options);

}  // namespace imagelift::stats
