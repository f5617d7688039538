#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "metrics/header.h"
#include "metrics/metrics.h"

namespace imagelift::metrics {

/// Turns the bare numbers of a ctr column (`rows`: indices into the table's rows) into fractions,
/// by `unit`, by the heading's own, or as fractions where half of them are at most 0.02: no ads are
/// clicked by more people than that as a rule, and percentages so small are as rare. Refuses the
/// file in every other case: a CTR is never guessed.
void settle_bare_ctrs(const std::string& file, const HeaderColumn& column,
                      const std::vector<std::size_t>& rows, CtrUnit unit, MetricTable& table);

}  // namespace imagelift::metrics
