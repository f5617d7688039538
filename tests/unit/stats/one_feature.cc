#include "one_feature.h"

#include <algorithm>
#include <cmath>

namespace imagelift::stats {
namespace {

/// Sums of one run's CTRs.
class RunImpact {
 public:
  void add(bool has, double ctr) {
    (has ? with_ : without_) += ctr;
    (has ? n_with_ : n_without_) += 1;
  }

  double value() const { return with_ / n_with_ - without_ / n_without_; }

 private:
  double with_ = 0;
  double without_ = 0;
  double n_with_ = 0;
  double n_without_ = 0;
};

/// After minus before; NaN where a side is empty. `unit(i)` is the i-th of n.
template <typename Unit>
double delta(std::size_t n, const Unit& unit) {
  RunImpact before;
  RunImpact after;
  for (std::size_t i = 0; i < n; ++i) {
    const PairedUnit& drawn = unit(i);
    if (drawn.in_before) before.add(drawn.has_before, drawn.ctr_before);
    if (drawn.in_after) after.add(drawn.has_after, drawn.ctr_after);
  }
  return after.value() - before.value();
}

/// Linear between order statistics (Hyndman & Fan 1996, type 7).
double quantile(const std::vector<double>& sorted, double share) {
  const double place = share * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(place);
  const std::size_t above = std::min(below + 1, sorted.size() - 1);
  return sorted[below] + (place - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

}  // namespace

PairedRuns runs_of(const std::vector<PairedUnit>& units) {
  PairedRuns runs;
  runs.families = units.size();
  const auto add = [](RunRows& run, double ctr, std::size_t family) {
    run.ctr.push_back(ctr);
    run.weight.push_back(1);
    run.family.push_back(static_cast<std::uint32_t>(family));
  };
  for (std::size_t i = 0; i < units.size(); ++i) {
    if (units[i].in_before) add(runs.before, units[i].ctr_before, i);
    if (units[i].in_after) add(runs.after, units[i].ctr_after, i);
  }
  return runs;
}

PairedPresence presence_of(const std::vector<PairedUnit>& units) {
  PairedPresence feature;
  std::uint32_t before = 0;
  std::uint32_t after = 0;
  for (const PairedUnit& unit : units) {
    if (unit.in_before && unit.has_before) feature.with_before.push_back(before);
    if (unit.in_after && unit.has_after) feature.with_after.push_back(after);
    before += unit.in_before ? 1 : 0;
    after += unit.in_after ? 1 : 0;
  }
  return feature;
}

RunDelta delta_of_impacts(const std::vector<PairedUnit>& units, std::size_t resamples,
                          std::uint32_t seed) {
  return deltas_of_impacts(runs_of(units), std::vector{presence_of(units)}, resamples, seed)[0];
}

RunDelta plain_delta_of_impacts(const std::vector<PairedUnit>& units, std::size_t resamples,
                                std::uint32_t seed) {
  RunDelta result;
  result.value = delta(units.size(), [&](std::size_t i) -> const PairedUnit& { return units[i]; });
  if (std::isnan(result.value)) return result;
  Draws draws(seed);
  std::vector<double> deltas;
  for (std::size_t resample = 0; resample < resamples; ++resample) {
    const double drawn = delta(units.size(), [&](std::size_t) -> const PairedUnit& {
      return units[draws.below(static_cast<std::uint32_t>(units.size()))];
    });
    if (!std::isnan(drawn)) deltas.push_back(drawn);
  }
  if (deltas.empty() || 10 * (resamples - deltas.size()) > resamples) return result;
  std::sort(deltas.begin(), deltas.end());
  result.interval = {quantile(deltas, 0.025), quantile(deltas, 0.975)};
  return result;
}

}  // namespace imagelift::stats
