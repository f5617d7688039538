#pragma once

#include "metrics/metrics.h"

namespace imagelift::metrics {

/// Sums rows of one image (as written), date and factors into the first of them: impressions,
/// clicks, and measures that add up; of the others none is left. Says so in the account.
/// Precondition: the table has counts.
void merge_rows(MetricTable& table);

/// Adds the counts and measures of a row to those of another; both have counts.
void add_row(MetricTable& table, std::size_t into, std::size_t row);

/// Indices of the first row of each image that comes again, and of the row that does: a file with
/// ctr has one row per image.
struct RepeatedRow {
  std::size_t first = 0, again = 0;
};
std::vector<RepeatedRow> repeated_images(const MetricTable& table);

}  // namespace imagelift::metrics
