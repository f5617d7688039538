#include "stats/difference.h"

#include <algorithm>
#include <cmath>

#include "stats/distributions.h"

namespace imagelift::stats {

namespace {

/// Units that the pooled variance counts for, in each side's moderated one (rule S4).
constexpr double kPriorUnits = 10;

}  // namespace

double pooled_variance(const Side& a, const Side& b) {
  if (a.n == 0 || b.n == 0 || a.n + b.n < 3) return kUndefined;
  const auto a_free = static_cast<double>(a.n - 1);
  const auto b_free = static_cast<double>(b.n - 1);
  return (a_free * a.variance + b_free * b.variance) / (a_free + b_free);
}

double moderated_variance(const Side& side, double pooled_variance) {
  const auto n = static_cast<double>(side.n);
  return (kPriorUnits * pooled_variance + (n - 1) * side.variance) / (n - 1 + kPriorUnits);
}

double moderated_freedom(const Side& side) {
  return static_cast<double>(side.n) - 1 + kPriorUnits;
}

Estimate moderated_difference(const Side& with, const Side& without) {
  if (with.n == 0 || without.n == 0) return {};
  const double pooled = pooled_variance(with, without);
  if (std::isnan(pooled)) return {with.mean - without.mean, kUndefined, kUndefined, kUndefined};
  const auto mean = [&](const Side& side) -> Mean {
    const double variance = moderated_variance(side, pooled) / static_cast<double>(side.n);
    return {side.mean, {variance, moderated_freedom(side)}};
  };
  return difference_estimate(mean(with), mean(without));
}

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

double satterthwaite(const VarianceOfMean& a, const VarianceOfMean& b) {
  const double sum = a.variance + b.variance;
  const double a_share = a.variance / sum;
  const double b_share = b.variance / sum;
  return 1 / (a_share * a_share / a.degrees_of_freedom + b_share * b_share / b.degrees_of_freedom);
}

Estimate difference_estimate(const Mean& a, const Mean& b) {
  constexpr double kRounding = 1e-12;
  const double value = a.value - b.value;
  const double standard_error = std::sqrt(a.variance.variance + b.variance.variance);
  const double rounding = kRounding * std::max(std::abs(a.value), std::abs(b.value));
  if (standard_error <= rounding) {
    return {std::abs(value) <= rounding ? 0 : value, 0, kUndefined, 1};
  }
  return student_estimate(value, standard_error, satterthwaite(a.variance, b.variance));
}

}  // namespace imagelift::stats
