#pragma once

#include "stats/interval.h"

namespace imagelift::stats {

/// Wilson's score interval of one image's CTR (Wilson 1927, JASA 22:209), at level 1 - alpha:
/// sampling noise only. With `overdispersion` phi (same_picture_spread, at least 1) both counts
/// are divided by it first (rule S15). Undefined for 0 impressions; 0 <= clicks <= impressions.
Interval wilson_interval(double clicks, double impressions, double alpha = 0.05,
                         double overdispersion = 1);

}  // namespace imagelift::stats
