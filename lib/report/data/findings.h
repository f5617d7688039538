#pragma once

#include <cstddef>
#include <string>

#include "report/data/report_data.h"
#include "stats/analysis.h"

namespace imagelift::report {

/// The run's findings in one sentence: which features go with more and with fewer clicks, or that
/// nothing is certain. Never a causal word.
std::string headline(const ReportData& data);

/// What would change the findings, or what to mind about them.
std::string caution(const ReportData& data);

/// Why a marked feature is not named in the findings (rule S18): one sentence for the first factor
/// that the feature is not free of; empty where there is none.
std::string warning_of(const stats::Analysis& analysis, std::size_t feature);

}  // namespace imagelift::report
