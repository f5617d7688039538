#pragma once

#include <string>

#include "metrics/metrics.h"

namespace imagelift::metrics {

/// Drops rows that hold the totals of one image: platforms write them beside its rows by day or by
/// level, with that cell blank or a word for all in it. Known by their counts, which equal the sums
/// of the image's other rows, or of those that are alike but for that cell; where a single row with
/// such a blank has others, none is dropped, and such a word is then refused, or is a level where
/// it cannot be a total. Says so in the account. Does nothing to a table without counts. `file` is
/// for messages.
void drop_subtotals(MetricTable& table, const std::string& file);

}  // namespace imagelift::metrics
