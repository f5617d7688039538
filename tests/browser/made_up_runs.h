#pragma once

#include <cstddef>
#include <vector>

#include "report/data/report_data.h"
#include "report/history/build_history.h"
#include "report/history/other_runs.h"

namespace imagelift::tests {

/// The run `back` days before: some images were not there yet, clicks were a little different, a
/// feature is missing, and eight days ago another model looked for objects.
report::ReportData earlier_made_up_run(const report::ReportData& data, std::size_t back);

/// So many runs before the one of `data`, which must outlive them; one a day.
std::vector<report::OtherRun> earlier_made_up_runs(const report::ReportData& data,
                                                   std::size_t count);

/// The same runs as documents of their own; the last one is of another business. Fills
/// `data.runs`.
report::OtherRuns other_made_up_runs(report::ReportData& data, std::size_t count);

}  // namespace imagelift::tests
