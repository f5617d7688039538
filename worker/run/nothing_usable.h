#pragma once

#include <span>
#include <string>

#include "source/image_source.h"
#include "store/rows/run_record.h"
#include "worker/run/collector.h"
#include "worker/run/run_options.h"

namespace imagelift::worker {

/// A run of which nothing came is a run that failed: it must not replace a result by an empty one.
/// It is judged on the whole listing, whichever shard of it is taken.

/// Throws Error, saying what was seen instead, if the source lists nothing at all, unless
/// --allow-empty is given.
void require_images(const source::Listing& listing, const RunOptions& options);

/// Throws Error, with the failures by reason, if every image of the run failed.
void require_usable(const RunCounts& counts, std::span<const store::RunFailure> failures);

/// `8 connection_failed (such as "a/b": ...), 4 http_status (...)`: the failures of whole images
/// by their code, the most frequent first, each with an example.
std::string by_reason(std::span<const store::RunFailure> failures);

}  // namespace imagelift::worker
