#pragma once

#include <cstddef>

#include "core/progress.h"
#include "metrics/metrics.h"
#include "metrics/unmatched.h"

namespace imagelift::worker {

/// Says how many images and rows have no partner, in one line with the first few and what is
/// nearest to them, how many rows were matched by a guess, and what the file's reader noted.
void log_match(const metrics::MetricTable& metrics, const metrics::MatchedSides& sides,
               std::size_t guessed_rows, Progress& progress);

}  // namespace imagelift::worker
