#include "stats/ctr.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>

#include "stats/distributions.h"
#include "stats/interval.h"

namespace imagelift::stats {

double ctr(double clicks, double impressions) {
  return impressions > 0 ? clicks / impressions : kUndefined;
}

double mean_ctr(std::span<const double> ctrs) {
  double sum = 0;
  std::size_t n = 0;
  for (const double value : ctrs) {
    if (std::isnan(value)) continue;
    sum += value;
    ++n;
  }
  return n > 0 ? sum / static_cast<double>(n) : kUndefined;
}

double pooled_ctr(std::span<const double> clicks, std::span<const double> impressions) {
  return ctr(std::accumulate(clicks.begin(), clicks.end(), 0.0),
             std::accumulate(impressions.begin(), impressions.end(), 0.0));
}

Interval wilson_interval(double clicks, double impressions, double alpha, double overdispersion) {
  if (!(impressions > 0)) return {};
  const double n = impressions / overdispersion;
  const double p = clicks / impressions;
  const double z = normal_critical(alpha);
  const double z2n = z * z / n;
  const double centre = (p + z2n / 2) / (1 + z2n);
  const double reach = z / (1 + z2n) * std::sqrt((p * (1 - p) + z2n / 4) / n);
  // At 0 and at 1 the formula's end is exactly there; rounding must not move it.
  return {clicks <= 0 ? 0 : std::max(0.0, centre - reach),
          clicks >= impressions ? 1 : std::min(1.0, centre + reach)};
}

}  // namespace imagelift::stats
