#pragma once

#include "report/data/report_data.h"

namespace imagelift::report {

/// The images' clicks as the statistics take them: one row per image, equal pictures a cluster.
/// Without factors.
stats::Outcomes outcomes_of(const ReportData& data);

/// Fills `analysis` and `findings` from the images' CTRs, the table and the factors, and says which
/// factors are offered: the last step of build_report_data, and all that data from elsewhere needs.
void analyse(ReportData& data);

}  // namespace imagelift::report
