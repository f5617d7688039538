#pragma once

#include <cstddef>
#include <string>

#include "stats/analysis.h"

namespace imagelift::report {

/// Why a marked feature is not named in the findings (rule S18): one sentence for the first factor
/// that the feature is not free of; empty where there is none.
std::string warning_of(const stats::Analysis& analysis, std::size_t feature);

}  // namespace imagelift::report
