#pragma once

#include <string>

#include "report/data/report_data.h"

namespace imagelift::report {

/// Counts up with every change after which an older script could misread the document.
inline constexpr int kHistorySchema = 1;

/// The variable that the script sets.
inline constexpr const char* kHistoryGlobal = "imageliftHistory";

/// Runs, series, breaks and deltas as JSON fit for a script (report/src/core/history.ts has its
/// type); lists of names are cut at 50. `data.history` must be there.
std::string history_document(const ReportData& data);

}  // namespace imagelift::report
