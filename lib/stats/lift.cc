#include "stats/lift.h"

#include <cmath>

#include "stats/difference.h"
#include "stats/distributions.h"
#include "stats/satterthwaite.h"

namespace imagelift::stats {

Interval Lift::interval(double alpha) const {
  if (!(log_standard_error > 0)) return {};
  const double reach = student_critical(alpha, degrees_of_freedom) * log_standard_error;
  const double log_ratio = std::log1p(value);
  return {std::expm1(log_ratio - reach), std::expm1(log_ratio + reach)};
}

Lift lift_of(const Side& with, const Side& without) {
  Lift lift;
  if (!(with.mean > 0 && without.mean > 0)) return lift;
  lift.value = with.mean / without.mean - 1;
  const Estimate difference = moderated_difference(with, without);
  if (!(difference.standard_error > 0)) return lift;
  const double pooled = pooled_variance(with, without);
  const auto relative = [&](const Side& side) -> VarianceOfMean {
    const auto n = static_cast<double>(side.n);
    return {moderated_variance(side, pooled) / (n * side.mean * side.mean),
            moderated_freedom(side)};
  };
  const auto a = relative(with);
  const auto b = relative(without);
  lift.log_standard_error = std::sqrt(a.variance + b.variance);
  lift.degrees_of_freedom = satterthwaite(a, b);
  return lift;
}

}  // namespace imagelift::stats
