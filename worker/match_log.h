#pragma once

#include <cstddef>

#include "core/progress.h"
#include "store/metrics_match.h"

namespace imagelift::worker {

/// Says which clicks and how many of the `images` have no partner, and what the file's reader
/// noted.
void tell_match(const store::MetricTable& metrics, const store::MetricMatch& match,
                std::size_t images, Progress& progress);

}  // namespace imagelift::worker
