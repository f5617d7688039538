#include "stats/difference.h"

#include <cmath>

#include "stats/satterthwaite.h"

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

}  // namespace imagelift::stats
