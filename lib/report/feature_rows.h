#pragma once

#include <cstddef>
#include <vector>

#include "report/html.h"
#include "report/report_data.h"

namespace imagelift::report {

/// The bars: for each of these features (positions in the table) the average CTR with it and
/// without it, and the difference with its interval. report/src/bars.ts makes the same.
Node feature_rows(const ReportData& data, const std::vector<std::size_t>& features);

}  // namespace imagelift::report
