#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "core/image_ref.h"
#include "metrics/ad_map.h"
#include "metrics/image_finder.h"
#include "metrics/metrics.h"
#include "metrics/metrics_match.h"

namespace imagelift::metrics {

inline constexpr auto kNoImage = static_cast<std::size_t>(-1);

/// What was decided of each row of a table.
struct JoinedRows {
  std::vector<std::size_t> image;  ///< index, or kNoImage
  std::vector<bool> is_sure;       ///< the row names its image
  std::vector<bool> is_ad;         ///< the row names something that shows its image
};

/// Decides which image each row means: by the map, else by its name, else by a claim that holds
/// where no other row contradicts it. Counts in `match` the rows of each way: guessed_rows,
/// in_text, mapped. Throws Error (wrong usage) with the first 20 names that are those of several
/// images.
JoinedRows join_rows(std::span<const ImageRef> images, const MetricTable& table,
                     ImageFinder& finder, const MappedAds& map, MetricMatch& match);

}  // namespace imagelift::metrics
