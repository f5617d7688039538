#include "stats/ctr.h"

#include <cmath>
#include <cstddef>
#include <numeric>

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

}  // namespace imagelift::stats
