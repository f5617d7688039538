#pragma once

#include "report/data/report_data.h"
#include "report/documents/document_json.h"
#include "report/documents/packed_points.h"

namespace imagelift::report {

// Parts of the data document (report/src/core/document.ts has their types).

/// What the images can be grouped by. Those that name images come without levels.
Json factors_part(const ReportData& data);

/// Clicks by image and day, as bounded_click_rows() leaves them; null where each image has one
/// undated row.
Json metric_rows_part(const ReportData& data);

// Parts of the data document (report/src/core/document.ts has their types).

/// The names of the tasks, which features call by index.
Json tasks_part();

/// The table of kinds, with the run's own thresholds.
Json kinds_part(const ReportData& data);

/// What is known of each feature beside its values.
Json features_part(const ReportData& data, const PackedPoints& points);

}  // namespace imagelift::report
