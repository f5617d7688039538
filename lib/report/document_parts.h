#pragma once

#include <nlohmann/json.hpp>
#include <optional>

#include "report/column.h"
#include "report/packed_points.h"
#include "report/report_data.h"

namespace imagelift::report {

// The parts of the data document (report/src/document.ts has their types).

using Json = nlohmann::ordered_json;

inline Json json_of(const Column& column) {
  return {{"type", column.type}, {"base64", column.base64}};
}

inline Json json_of(const std::optional<Column>& column) {
  return column ? json_of(*column) : Json(nullptr);
}

inline Json json_of(std::optional<double> number) {
  return number ? Json(*number) : Json(nullptr);
}

/// The kinds of features with the task that fills each and the threshold of presence.
Json kinds_part(const ReportData& data);

/// What is known of each feature beside its values.
Json features_part(const ReportData& data, const PackedPoints& points);

/// What the images can be grouped by. Those that name images come without levels.
Json factors_part(const std::vector<ReportFactor>& factors);

/// Clicks by image and day, as bounded_click_rows() leaves them; null where each image has one
/// undated row.
Json metric_rows_part(const ReportData& data);

}  // namespace imagelift::report
