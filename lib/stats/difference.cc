#include "stats/difference.h"

#include <algorithm>
#include <cmath>

#include "stats/distributions.h"

namespace imagelift::stats {

namespace {

/// Families that the pooled variance counts for, in each side's moderated one (rule S4).
constexpr double kPriorFamilies = 10;

}  // namespace

double pooled_variance(const Sides& sides) {
  const auto& [with, without, correlation] = sides;
  const double with_free = with.effective_n - 1;
  const double without_free = without.effective_n - 1;
  return (with_free * with.variance + without_free * without.variance) / (with_free + without_free);
}

double moderated_variance(const Side& side, double pooled_variance) {
  return (kPriorFamilies * pooled_variance + (side.effective_n - 1) * side.variance) /
         moderated_freedom(side);
}

double moderated_freedom(const Side& side) {
  return side.effective_n - 1 + kPriorFamilies;
}

Estimate moderated_difference(const Sides& sides) {
  const double pooled = pooled_variance(sides);
  if (std::isnan(pooled)) {
    return {sides.with.mean - sides.without.mean, kUndefined, kUndefined, kUndefined};
  }
  const auto mean = [&](const Side& side) -> Mean {
    return {side.mean,
            {moderated_variance(side, pooled) / side.effective_n, moderated_freedom(side)}};
  };
  return difference_estimate(mean(sides.with), mean(sides.without), sides.correlation);
}

Interval Lift::interval(double alpha) const {
  if (!(log_standard_error > 0)) return {};
  const double reach = student_critical(alpha, degrees_of_freedom) * log_standard_error;
  const double log_ratio = std::log1p(value);
  return {std::expm1(log_ratio - reach), std::expm1(log_ratio + reach)};
}

Lift lift_of(const Sides& sides) {
  const auto& [with, without, correlation] = sides;
  Lift lift;
  if (!(with.mean > 0 && without.mean > 0)) return lift;
  const Estimate difference = moderated_difference(sides);
  // What is rounding in the difference is rounding here.
  lift.value = difference.value == 0 ? 0 : with.mean / without.mean - 1;
  if (!(difference.standard_error > 0)) return lift;
  const double pooled = pooled_variance(sides);
  const auto relative = [&](const Side& side) -> VarianceOfMean {
    return {moderated_variance(side, pooled) / (side.effective_n * side.mean * side.mean),
            moderated_freedom(side)};
  };
  const auto a = relative(with);
  const auto b = relative(without);
  lift.log_standard_error = std::sqrt((a.variance + b.variance) * (1 - correlation));
  lift.degrees_of_freedom = satterthwaite(a, b);
  return lift;
}

double satterthwaite(const VarianceOfMean& a, const VarianceOfMean& b) {
  const double sum = a.variance + b.variance;
  const double a_share = a.variance / sum;
  const double b_share = b.variance / sum;
  return 1 / (a_share * a_share / a.degrees_of_freedom + b_share * b_share / b.degrees_of_freedom);
}

Estimate difference_estimate(const Mean& a, const Mean& b, double correlation) {
  constexpr double kRounding = 1e-12;
  const double value = a.value - b.value;
  const double standard_error =
      std::sqrt((a.variance.variance + b.variance.variance) * (1 - correlation));
  const double rounding = kRounding * std::max(std::abs(a.value), std::abs(b.value));
  if (standard_error <= rounding) {
    return {std::abs(value) <= rounding ? 0 : value, 0, kUndefined, 1};
  }
  return student_estimate(value, standard_error, satterthwaite(a.variance, b.variance));
}

}  // namespace imagelift::stats
