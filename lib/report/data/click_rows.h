#pragma once

#include <cstddef>
#include <vector>

#include "metrics/metrics.h"
#include "report/data/report_data.h"

namespace imagelift::report {

/// Fills `click_rows` and `factors` of data whose images are there. `rows_of_image`: indices into
/// metrics.rows for each image. The metrics hold the factors of --factors, too.
void add_clicks(ReportData& data, const metrics::MetricTable& metrics,
                const std::vector<std::vector<std::size_t>>& rows_of_image);

/// Appends the factors that the names of images show by themselves, where no --factors reads them:
/// each common key of `key.value_key.value` names, but none whose name is taken.
void add_automatic_factors(ReportData& data);

}  // namespace imagelift::report
