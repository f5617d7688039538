#pragma once

#include "stats/interval.h"
#include "stats/side.h"

namespace imagelift::stats {

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

}  // namespace imagelift::stats
