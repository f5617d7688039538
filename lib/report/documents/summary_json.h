#pragma once

#include <string>

#include "report/data/report_data.h"

namespace imagelift::report {

/// Counts up with every change after which an older reader could misread the document.
inline constexpr int kSummarySchema = 1;

/// The document `summary.json` that Jenkins reads (docs/schemas/summary.schema.json): counts,
/// verdicts, gate and deltas to the previous complete run (null while there is none). At most 256
/// kB: the lists are cut and their full lengths stand beside them.
std::string summary_json(const ReportData& data);

}  // namespace imagelift::report
