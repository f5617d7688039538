#pragma once

#include "stats/estimate.h"

namespace imagelift::stats {

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
