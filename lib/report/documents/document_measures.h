#pragma once

#include "report/data/report_data.h"
#include "report/documents/document_json.h"

namespace imagelift::report {

// What the metrics say beside the clicks, in documents (report/src/core/document.ts has the types).

/// Adds the measures of the images, and what is derived from them; nothing where there are none.
void add_measures(Json& document, const ReportData& data);

/// For summary.json: a line per measure, the first 50 of them, with the sums of those that add up.
Json summary_measures(const ReportData& data);

}  // namespace imagelift::report
