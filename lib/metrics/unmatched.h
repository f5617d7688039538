#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "core/image_ref.h"
#include "metrics/metrics.h"

namespace imagelift::metrics {

/// A name on one side without a partner on the other.
struct Unmatched {
  std::string name;      ///< as it is shown: an image's path, or what the rows call it
  std::size_t rows = 0;  ///< of the metrics with this name; 0: an image
  std::size_t row = 0;   ///< the first of them
  /// What looks most like it on the other side; empty: nothing, or so many names came before that
  /// looking for more would take too long.
  std::string nearest;
  /// Of a name that fits several images equally well: their paths, the first 10.
  std::vector<std::string> fits;
};

/// How the metrics of a run and its images fit together. Images that could not even be listed
/// count on neither side.
struct MatchedSides {
  std::size_t images = 0;
  std::size_t images_with_rows = 0;
  std::size_t rows = 0;
  std::size_t rows_with_image = 0;
  std::vector<Unmatched> names_without_image;  ///< sorted by name
  std::vector<Unmatched> images_without_rows;  ///< in the order of the images
};

/// Compares a resolved table (metrics_match.h) with images.
MatchedSides matched_sides(std::span<const ImageRef> images, const MetricTable& resolved);

}  // namespace imagelift::metrics
