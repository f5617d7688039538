#pragma once

#include "metrics/metrics.h"

namespace imagelift::metrics {

/// Drops rows that hold the totals of one image: platforms write them above its rows by day or by
/// level, with that cell blank. Known by their counts, which equal the sums of the image's other
/// rows; where a single row with such a blank has others, none is dropped. Says so in the account.
/// Does nothing to a table without counts.
void drop_subtotals(MetricTable& table);

}  // namespace imagelift::metrics
