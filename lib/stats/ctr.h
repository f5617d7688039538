#pragma once

#include <span>

#include "stats/interval.h"

namespace imagelift::stats {

// Rule S1: an image's CTR is the sum of its clicks over the sum of its impressions, and undefined
// (never 0) without impressions. All CTRs here are fractions, 0..1.

/// clicks / impressions; kUndefined where impressions is 0.
double ctr(double clicks, double impressions);

/// The default CTR of a group: the unweighted mean of its images' CTRs, leaving out the undefined;
/// kUndefined for an empty group.
double mean_ctr(std::span<const double> ctrs);

/// The CTR of a group as one: sum of clicks / sum of impressions.
double pooled_ctr(std::span<const double> clicks, std::span<const double> impressions);

/// Wilson's score interval of one image's CTR (Wilson 1927, JASA 22:209), at level 1 - alpha:
/// sampling noise only. With `overdispersion` phi (same_picture_spread, at least 1) both counts
/// are divided by it first (rule S15). Undefined for 0 impressions; 0 <= clicks <= impressions.
Interval wilson_interval(double clicks, double impressions, double alpha = 0.05,
                         double overdispersion = 1);

}  // namespace imagelift::stats
