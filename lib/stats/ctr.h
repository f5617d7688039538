#pragma once

#include <span>

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

}  // namespace imagelift::stats
