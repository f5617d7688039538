#include "stats/joint_step.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <numeric>
#include <tuple>

namespace imagelift::stats {
namespace {

std::vector<std::uint32_t> missing_of(std::span<const Presence> candidates,
                                      const std::vector<std::size_t>& stay) {
  std::vector<std::uint32_t> missing;
  for (const auto i : stay) {
    std::vector<std::uint32_t> both;
    std::set_union(missing.begin(), missing.end(), candidates[i].missing.begin(),
                   candidates[i].missing.end(), std::back_inserter(both));
    missing = std::move(both);
  }
  return missing;
}

std::vector<double> joint_p(const DecidingFits& fits, std::span<const Presence> candidates,
                            const std::vector<std::size_t>& stay) {
  const FixedFactors fixed = fits.fixed(missing_of(candidates, stay));
  std::vector<std::vector<std::uint32_t>> with;
  for (const auto i : stay) with.push_back(fits.cells(candidates[i].with));
  std::vector<double> p;
  for (const AdjustedDifference& difference : fixed.differences_together(with)) {
    p.push_back(std::isnan(difference.estimate.p) ? 1 : difference.estimate.p);
  }
  return p;
}

}  // namespace

JointStep joint_step(const DecidingFits& fits, std::span<const Presence> candidates,
                     std::span<const double> p_star, double level) {
  JointStep step;
  step.stay.resize(candidates.size());
  std::iota(step.stay.begin(), step.stay.end(), std::size_t{0});
  step.p.assign(candidates.size(), kUndefined);
  while (!step.stay.empty()) {
    const auto p = joint_p(fits, candidates, step.stay);
    std::size_t worst = 0;
    for (std::size_t i = 0; i < p.size(); ++i) {
      step.p[step.stay[i]] = p[i];
      const auto place = [&](std::size_t at) { return std::pair(p[at], p_star[step.stay[at]]); };
      if (place(i) >= place(worst)) worst = i;
    }
    if (p.size() < 2 || p[worst] <= level) break;
    step.removed.push_back(step.stay[worst]);
    step.stay.erase(step.stay.begin() + static_cast<std::ptrdiff_t>(worst));
  }
  return step;
}

std::size_t names_kept(std::span<const double> p_star, std::size_t hypotheses, double rate) {
  std::size_t kept = p_star.size();
  while (kept > 0 &&
         p_star[kept - 1] > static_cast<double>(kept) * rate / static_cast<double>(hypotheses)) {
    --kept;
  }
  return kept;
}

}  // namespace imagelift::stats
