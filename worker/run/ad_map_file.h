#pragma once

#include <filesystem>

#include "metrics/ad_map.h"

namespace imagelift::worker {

/// The map that --metrics-map names for a metrics file; none where `file` is empty. Throws Error
/// (wrong usage) where it cannot be read, or there are no metrics.
metrics::AdMap ad_map_of(const std::filesystem::path& file, const std::filesystem::path& metrics);

}  // namespace imagelift::worker
