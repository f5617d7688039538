#pragma once

#include "report/data/report_data.h"
#include "report/documents/document_json.h"

namespace imagelift::report {

// Parts of the data document (report/src/core/document.ts has their types).

/// What the images can be grouped by. Those that name images come without levels.
Json factors_part(const std::vector<ReportFactor>& factors);

/// Clicks by image and day, as bounded_click_rows() leaves them; null where each image has one
/// undated row.
Json metric_rows_part(const ReportData& data);

}  // namespace imagelift::report
