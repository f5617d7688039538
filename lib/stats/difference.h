#pragma once

#include "stats/interval.h"
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

/// Relative difference, with / without - 1 (0.1 = 10 % more).
struct Lift {
  double value = kUndefined;
  double log_standard_error = kUndefined;  ///< of log(with / without)
  double degrees_of_freedom = kUndefined;

  /// At level 1 - alpha; above -1 by construction.
  Interval interval(double alpha) const;
};

/// Rule S13: delta method on log(mean with / mean without), with rule S4's moderated variances
/// and Satterthwaite's degrees of freedom (Casella & Berger 2002, 5.5.4). Undefined unless both
/// means are above 0.
Lift lift_of(const Side& with, const Side& without);

/// The variance of one side's mean (or ratio), itself estimated with so many degrees of freedom.
struct VarianceOfMean {
  double variance = kUndefined;
  double degrees_of_freedom = kUndefined;
};

/// Degrees of freedom of the sum of two independent variances (Satterthwaite 1946, Biometrics
/// 2:110): (a + b)^2 / (a^2 / f_a + b^2 / f_b).
double satterthwaite(const VarianceOfMean& a, const VarianceOfMean& b);

struct Mean {
  double value = kUndefined;
  VarianceOfMean variance;
};

/// The difference a - b of two independent means as Student's t with Satterthwaite's degrees of
/// freedom. A standard error below 1e-12 of the means is rounding of equal values: it is 0 then
/// (and so is such a difference, which else had a sign), and p is 1, since data without any spread
/// cannot say how sure they are.
Estimate difference_estimate(const Mean& a, const Mean& b);

}  // namespace imagelift::stats
