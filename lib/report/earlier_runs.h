#pragma once

#include <vector>

#include "report/build_history.h"
#include "report/build_report_data.h"
#include "store/store.h"

namespace imagelift::report {

/// The other complete runs of a run's business and image source; `store` must outlive them. Their
/// analyses are made with the same options.
std::vector<EarlierRun> other_runs(const store::Store& store, store::RunId run,
                                   const ReportOptions& options);

}  // namespace imagelift::report
