#pragma once

#include <cstddef>
#include <vector>

#include "report/static/html.h"
#include "stats/analysis.h"

namespace imagelift::report {

/// The bars: for each of these features (positions in the table) the average CTR with it and
/// without it, and the difference with its interval; the overall CTR is a line.
/// report/src/charts/bars makes the same.
Node feature_rows(const stats::Analysis& analysis, const std::vector<std::size_t>& features);

}  // namespace imagelift::report
