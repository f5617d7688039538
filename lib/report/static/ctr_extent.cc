#include "report/static/ctr_extent.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace imagelift::report {
namespace {

constexpr std::size_t kFewest = 8;
constexpr double kFence = 3;  // interquartile ranges
constexpr double kMostBeyond = 0.02;
constexpr double kGain = 1.5;

/// Between two of the sorted values where it must be.
double quantile(const std::vector<double>& sorted, double share) {
  const double place = share * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(place);
  const std::size_t above = std::min(below + 1, sorted.size() - 1);
  return std::lerp(sorted[below], sorted[above], place - static_cast<double>(below));
}

}  // namespace

double axis_end(std::vector<double> ctrs) {
  if (ctrs.empty()) return 0;
  std::sort(ctrs.begin(), ctrs.end());
  const double greatest = ctrs.back();
  if (ctrs.size() < kFewest) return greatest;
  const double upper = quantile(ctrs, 0.75);
  const double end = upper + kFence * (upper - quantile(ctrs, 0.25));
  const auto beyond = std::upper_bound(ctrs.begin(), ctrs.end(), end);
  const auto few = std::max(1.0, std::floor(kMostBeyond * static_cast<double>(ctrs.size())));
  if (beyond == ctrs.begin() || static_cast<double>(ctrs.end() - beyond) > few) return greatest;
  const double high = *(beyond - 1);
  return high > 0 && greatest > kGain * high ? high : greatest;
}

}  // namespace imagelift::report
