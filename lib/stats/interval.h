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

}  // namespace imagelift::stats
