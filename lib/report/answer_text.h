#pragma once

#include <string>

#include "report/report_data.h"

namespace imagelift::report {

/// The run's answer in one sentence: how many features go with more and with fewer clicks, or that
/// nothing is certain. Never a causal word.
std::string headline(const ReportData& data);

/// What would change the answer, or what to mind about it; empty where there is nothing to say.
std::string caution(const ReportData& data);

}  // namespace imagelift::report
