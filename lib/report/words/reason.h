#pragma once

#include <cstddef>
#include <string>

#include "report/data/report_data.h"

namespace imagelift::report {

/// Why a marked feature is not named (rules S24, S25), as a clause: "within one template there are
/// too few images with and without it to say". The first factor that leaves nothing certain of it,
/// else all of them together, else what other features or single pictures do to it.
std::string reason_of(const ReportData& data, std::size_t feature);

/// What holding the factor (by its position in Analysis::factors) fixed says against the feature,
/// as a clause; empty where its difference stays or shrinks.
std::string reason_of_factor(const ReportData& data, std::size_t feature, std::size_t factor);

/// "template", "template and placement", "all 5 factors": the offered ones, as they are held fixed.
std::string held_factors(const stats::Analysis& analysis);

/// With a capital: "within" -> "Within".
std::string capitalised(std::string text);

}  // namespace imagelift::report
