#pragma once

#include "report/report_data.h"

namespace imagelift::report {

/// Fills `analysis` and `answer` from the images' CTRs, the table and the factors, and says which
/// factors are offered: the last step of build_report_data, and all that data from elsewhere needs.
void analyse(ReportData& data);

}  // namespace imagelift::report
