#include "stats/adjusted.h"

#include <algorithm>
#include <cmath>

namespace imagelift::stats {

std::string_view to_string(Adjustment adjustment) {
  switch (adjustment) {
    case Adjustment::stays:
      return "stays";
    case Adjustment::shrinks:
      return "shrinks";
    case Adjustment::disappears:
      return "disappears";
    case Adjustment::changes_sign:
      return "changes_sign";
    case Adjustment::too_few_to_tell:
      return "too_few_to_tell";
    case Adjustment::cannot_be_separated:
      return "cannot_be_separated";
  }
  return "";
}

Adjustment adjustment_of(const Estimate& estimate, double raw) {
  const Interval at_95 = estimate.interval(0.05);
  const Interval at_90 = estimate.interval(0.10);
  const double half = std::abs(raw) / 2;
  const bool small = at_90.low > -half && at_90.high < half;
  if (!at_95.excludes_zero()) {
    return small ? Adjustment::disappears : Adjustment::too_few_to_tell;
  }
  if (estimate.value * raw < 0) return Adjustment::changes_sign;
  const bool is_short = std::max(std::abs(at_95.low), std::abs(at_95.high)) < std::abs(raw);
  return small || is_short ? Adjustment::shrinks : Adjustment::stays;
}

}  // namespace imagelift::stats
