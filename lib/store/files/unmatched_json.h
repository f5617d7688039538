#pragma once

#include <filesystem>

#include "metrics/unmatched.h"
#include "store/store.h"

namespace imagelift::store {

/// How the metrics and the images of a run fit together.
metrics::MatchedSides matched_sides(const Store& store, RunId run);

/// Everything without a partner, by name (docs/schemas/unmatched.schema.json); at most 100,000
/// names on each side. A run without metrics has empty lists.
void write_unmatched_json(const metrics::MatchedSides& sides, const std::filesystem::path& file);

}  // namespace imagelift::store
