#pragma once

#include <cstddef>
#include <string_view>

#include "metrics/metrics.h"

namespace imagelift::metrics {

struct MetricMatch;

/// The name of the factor that keeps ads apart.
inline constexpr std::string_view kAdFactor = "ad";

/// The table with a factor `ad`: what each row calls its image, as written. A column of that name
/// stays what it is, and a note says so.
MetricTable with_ads(MetricTable table);

/// Makes one row, in the place of the first, of the rows of each image that are of one date and
/// have the same factors, as those of several ads do; their counts and measures are summed as
/// merge_rows.h says. Of a table without counts nothing changes. Afterwards the rows are no longer
/// those that `match` counts.
void sum_ads(MetricTable& table, const MetricMatch& match);

}  // namespace imagelift::metrics
