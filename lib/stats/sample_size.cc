#include "stats/sample_size.h"

#include <algorithm>
#include <cmath>

#include "stats/difference.h"
#include "stats/distributions.h"

namespace imagelift::stats {
namespace {

constexpr double kPower = 0.8;

}  // namespace

RequiredSampleSize required_sample_size(const Sides& sides, double smallest_difference,
                                        double alpha) {
  const double pooled = pooled_variance(sides.with, sides.without);
  if (std::isnan(pooled) || !(smallest_difference > 0)) return {};
  const double with = moderated_variance(sides.with, pooled);
  const double without = moderated_variance(sides.without, pooled);
  const auto n_with = static_cast<double>(sides.with.n);
  const auto n_without = static_cast<double>(sides.without.n);
  // normal_critical is two-sided: P(Z >= z) = 1 - power is its 2 (1 - power).
  const double reach = normal_critical(alpha) + normal_critical(2 * (1 - kPower));
  const double allowed = std::pow(smallest_difference / reach, 2);
  RequiredSampleSize result;
  const double rest = allowed - without / n_without;
  if (rest > 0) result.units_with = std::ceil(with / rest);
  const double share = n_with / (n_with + n_without);
  result.units_in_all = std::ceil((with / share + without / (1 - share)) / allowed);
  return result;
}

VarianceSplit split_variance(const Side& side, std::span<const double> impressions) {
  if (side.n < 2) return {};
  double sum = 0;
  for (const double count : impressions) sum += 1 / count;
  const double sampling = side.mean * (1 - side.mean) * sum / static_cast<double>(side.n);
  return {sampling, std::max(0.0, side.variance - sampling)};
}

}  // namespace imagelift::stats
