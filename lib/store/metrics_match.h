#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "core/image_ref.h"
#include "store/metrics.h"

namespace imagelift::store {

/// Which metric rows belong to which image, and what is left over on either side.
struct MetricMatch {
  std::vector<std::vector<std::size_t>> rows_of_image;  ///< per image: indices into table.rows
  std::vector<std::size_t> images_without_metrics;      ///< indices into the images
  std::vector<std::string> metrics_without_image;       ///< as written in the file, sorted, once
  std::vector<std::size_t> images_without_impressions;  ///< rows, but 0 impressions in all
};

/// Matches a row to the image with that full path, else to the one with that name, else (imported
/// images have a name only) to the name that is left without an image's extension. Throws Error
/// (wrong usage) naming the candidates where a row fits several images, and where two spellings
/// (path and name) bring the same image, date and factors twice.
MetricMatch match_metrics(std::span<const ImageRef> images, const MetricTable& table);

}  // namespace imagelift::store
