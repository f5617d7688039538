#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "stats/interval.h"

namespace imagelift::stats {

/// Rule S3: the unit of every n, mean and test. Rows (images, or images by factor) of the same
/// cluster count once.
struct Clusters {
  static constexpr std::uint32_t kLeftOut = 0xffffffff;

  std::vector<std::uint32_t> of_row;  ///< 0..count-1 in order of first appearance, or kLeftOut
  std::size_t count = 0;
};

/// Rows with equal identity (for example the sha256 of the content) form a cluster.
Clusters cluster_by(std::span<const std::string> identities);

/// Kish's effective number (sum w)^2 / sum w^2 (Kish 1965); 0 for no weight at all.
double effective_number(std::span<const double> weights);

/// What rows of the same picture differ by, though nothing in the image does. Nobody randomised
/// them, so this is no A/A test.
struct SamePictureSpread {
  std::size_t groups = 0;                  ///< clusters with two rows or more that have impressions
  std::size_t rows = 0;                    ///< in those clusters
  double overdispersion = 1;               ///< Pearson's chi^2 / (rows - groups), at least 1
  double standard_deviation = kUndefined;  ///< of CTRs around their cluster's mean
};

/// McCullagh & Nelder (1989), 4.5.2. One number per row in all; rows without impressions or left
/// out take no part. Groups whose clicks are none or all say nothing about overdispersion.
SamePictureSpread same_picture_spread(std::span<const double> clicks,
                                      std::span<const double> impressions,
                                      const Clusters& clusters);

}  // namespace imagelift::stats
