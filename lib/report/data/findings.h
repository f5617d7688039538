#pragma once

#include <string>

#include "report/data/report_data.h"

namespace imagelift::report {

/// The run's findings in one sentence: which features go with more and with fewer clicks, or that
/// nothing is certain. Never a causal word.
std::string headline(const ReportData& data);

/// What would change the findings, or what to mind about them.
std::string caution(const ReportData& data);

}  // namespace imagelift::report
