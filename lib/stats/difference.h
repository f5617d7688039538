#pragma once

#include "stats/estimate.h"
#include "stats/side.h"

namespace imagelift::stats {

/// Impact: mean CTR with minus mean CTR without, by rule S4. Each side's variance is moderated
/// towards the pooled one, v~ = (10 v_p + (n - 1) v) / (n + 9) with n + 9 degrees of freedom
/// (Smyth 2004, SAGMB 3:3), then Welch's t with Satterthwaite's degrees of freedom (Welch 1947).
/// Needs a unit on each side and three in all. Where nothing varies on either side p is 1 and
/// there is no interval.
Estimate moderated_difference(const Side& with, const Side& without);

/// The side's own variance after moderation; what the lift and "what would decide it" use.
double moderated_variance(const Side& side, double pooled_variance);

/// Degrees of freedom of the moderated variance, n + 9.
double moderated_freedom(const Side& side);

/// ((n1 - 1) v1 + (n2 - 1) v2) / (n1 + n2 - 2); kUndefined below three units.
double pooled_variance(const Side& a, const Side& b);

}  // namespace imagelift::stats
