#pragma once

#include "core/progress.h"
#include "metrics/metrics.h"
#include "metrics/metrics_match.h"
#include "metrics/unmatched.h"

namespace imagelift::worker {

/// Says how many images and rows have no partner, in one line with the first few and what is
/// nearest to them; in which ways other than by an image's own name rows were matched, and how
/// many; which names may mean several images; and what the readers of the metrics and of the map
/// noted.
void log_match(const metrics::MetricTable& metrics, const metrics::MatchedSides& sides,
               const metrics::MetricMatch& match, Progress& progress);

}  // namespace imagelift::worker
