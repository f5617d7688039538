#pragma once

#include <cstddef>
#include <string>

#include "report/data/report_data.h"
#include "stats/analysis.h"

namespace imagelift::report {

/// The run's findings in a few sentences: which features and which levels of factors go with more
/// and with fewer clicks, or that there is nothing to change yet; and the most tempting difference
/// that the answer rejects, with its reason (rules S24, S25). Never a causal word of a name.
std::string headline(const ReportData& data);

/// What would change the findings, or what to mind about them.
std::string caution(const ReportData& data);

/// "Text looks worse (0.8 % against 1.1 %), but only because of the templates it is used in: ...";
/// empty where the answer rejects nothing that stands out.
std::string false_lead_text(const ReportData& data);

/// Why a marked feature is not named in the findings: one sentence; empty for names and what stands
/// under one.
std::string warning_of(const ReportData& data, std::size_t feature);

}  // namespace imagelift::report
