#pragma once

#include "stats/interval.h"
#include "stats/side.h"

namespace imagelift::stats {

/// Impact: mean CTR with minus mean CTR without, by rule S21. Each side's variance is moderated
/// towards the pooled one, v~ = (10 v_p + (K - 1) v) / (K + 9) with K + 9 degrees of freedom (Smyth
/// 2004, SAGMB 3:3), se^2 = (v~/K + v~'/K')(1 - rho), then Welch's t with Satterthwaite's degrees
/// of freedom (Welch 1947). With equal weights and no families K = n and this is rule S4. Only the
/// value is defined where a side has no variance. Where nothing varies on either side p is 1 and
/// there is no interval.
Estimate moderated_difference(const Sides& sides);

/// The side's own variance after moderation; what the lift and "what would decide it" use.
double moderated_variance(const Side& side, double pooled_variance);

/// Degrees of freedom of the moderated variance, K + 9.
double moderated_freedom(const Side& side);

/// ((K - 1) v + (K' - 1) v') / (K + K' - 2); kUndefined where a side has no variance.
double pooled_variance(const Sides& sides);

/// Relative difference, with / without - 1 (0.1 = 10 % more).
struct Lift {
  double value = kUndefined;
  double log_standard_error = kUndefined;  ///< of log(with / without)
  double degrees_of_freedom = kUndefined;

  /// At level 1 - alpha; above -1 by construction.
  Interval interval(double alpha) const;
};

/// Rule S13: delta method on log(mean with / mean without), with rule S21's moderated variances and
/// Satterthwaite's degrees of freedom (Casella & Berger 2002, 5.5.4): variance (v~ / (K m^2) +
/// v~' / (K' m'^2))(1 - rho). Undefined unless both means are above 0.
Lift lift_of(const Sides& sides);

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

/// The difference a - b of two means as Student's t with Satterthwaite's degrees of freedom;
/// `correlation` is rho, by which their variances fall. A standard error below 1e-12 of the means
/// is rounding of equal values: it is 0 then (and so is such a difference, which else had a sign),
/// and p is 1, since data without any spread cannot say how sure they are.
Estimate difference_estimate(const Mean& a, const Mean& b, double correlation = 0);

}  // namespace imagelift::stats
