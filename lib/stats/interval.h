#pragma once

#include <limits>

namespace imagelift::stats {

/// What a formula gives where it has no result (no images, no spread); `null` in JSON.
inline constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();

/// A confidence interval; both ends are kUndefined where there is none.
struct Interval {
  double low = kUndefined;
  double high = kUndefined;

  bool excludes_zero() const { return low > 0 || high < 0; }
};

/// A number with its uncertainty; the pivot (value - truth) / standard_error is Student's t.
/// All fields are kUndefined where the data do not give them.
struct Estimate {
  double value = kUndefined;
  double standard_error = kUndefined;
  double degrees_of_freedom = kUndefined;
  double p = kUndefined;  ///< two-sided, of "the truth is 0"

  /// The interval that misses the truth with probability alpha (level 1 - alpha). Undefined where
  /// the standard error is 0 or undefined: data without any spread cannot say how sure they are.
  Interval interval(double alpha) const;
};

/// An Estimate whose p is that of value / standard_error with these degrees of freedom.
Estimate student_estimate(double value, double standard_error, double degrees_of_freedom);

}  // namespace imagelift::stats
