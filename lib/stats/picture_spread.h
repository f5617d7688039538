#pragma once

#include <cstddef>
#include <span>

#include "stats/families.h"
#include "stats/interval.h"

namespace imagelift::stats {

/// What rows of the same picture differ by, though nothing in the image does. Nobody randomised
/// them, so this is no A/A test.
struct SamePictureSpread {
  std::size_t groups = 0;                  ///< families with two rows or more that have impressions
  std::size_t rows = 0;                    ///< in those families
  double overdispersion = 1;               ///< Pearson's chi^2 / (rows - groups), at least 1
  double standard_deviation = kUndefined;  ///< of CTRs around their family's mean
};

/// McCullagh & Nelder (1989), 4.5.2. One number per row in all; rows without impressions take
/// no part. Groups whose clicks are none or all say nothing about overdispersion.
SamePictureSpread same_picture_spread(std::span<const double> clicks,
                                      std::span<const double> impressions,
                                      const Families& families);

}  // namespace imagelift::stats
