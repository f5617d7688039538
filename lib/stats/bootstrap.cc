#include "stats/bootstrap.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace imagelift::stats {
namespace {

/// Linear between order statistics (Hyndman & Fan 1996, type 7).
double quantile(const std::vector<double>& sorted, double share) {
  const double place = share * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(place);
  const std::size_t above = std::min(below + 1, sorted.size() - 1);
  return sorted[below] + (place - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

/// The percentile interval of what the resamples gave; sorts `deltas`.
Interval interval_of(std::vector<double>& deltas, std::size_t resamples) {
  if (deltas.empty() || 10 * (resamples - deltas.size()) > resamples) return {};
  std::sort(deltas.begin(), deltas.end());
  return {quantile(deltas, 0.025), quantile(deltas, 0.975)};
}

/// Weighted sum of CTRs and of units.
struct Sum {
  double ctr = 0;
  double units = 0;

  double mean() const { return units > 0 ? ctr / units : kUndefined; }
};

Sum operator-(const Sum& a, const Sum& b) {
  return {a.ctr - b.ctr, a.units - b.units};
}

/// How often each unit was drawn.
using Weights = std::vector<double>;

Sum sum_of(const std::vector<double>& ctr, const Weights& weights) {
  Sum sum;
  for (std::size_t unit = 0; unit < ctr.size(); ++unit) {
    if (std::isnan(ctr[unit])) continue;
    sum.ctr += weights[unit] * ctr[unit];
    sum.units += weights[unit];
  }
  return sum;
}

Sum sum_of(const std::vector<std::uint32_t>& units, const std::vector<double>& ctr,
           const Weights& weights) {
  Sum sum;
  for (const std::uint32_t unit : units) {
    if (std::isnan(ctr[unit])) continue;
    sum.ctr += weights[unit] * ctr[unit];
    sum.units += weights[unit];
  }
  return sum;
}

/// One draw of units, with what all features have in common.
class Drawn {
 public:
  Drawn(const PairedRuns& runs, Weights weights)
      : runs_(runs),
        weights_(std::move(weights)),
        before_(sum_of(runs.ctr_before, weights_)),
        after_(sum_of(runs.ctr_after, weights_)) {}

  double delta(const PairedPresence& feature) const {
    return impact(feature.with_after, feature.missing_after, runs_.ctr_after, after_) -
           impact(feature.with_before, feature.missing_before, runs_.ctr_before, before_);
  }

 private:
  double impact(const std::vector<std::uint32_t>& with, const std::vector<std::uint32_t>& missing,
                const std::vector<double>& ctr, const Sum& all) const {
    const Sum has = sum_of(with, ctr, weights_);
    return has.mean() - (all - has - sum_of(missing, ctr, weights_)).mean();
  }

  const PairedRuns& runs_;
  Weights weights_;
  Sum before_;
  Sum after_;
};

}  // namespace

std::uint32_t Draws::below(std::uint32_t n) {
  state_ ^= state_ << 13;
  state_ ^= state_ >> 17;
  state_ ^= state_ << 5;
  return static_cast<std::uint32_t>((std::uint64_t{state_} * n) >> 32);
}

std::vector<RunDelta> deltas_of_impacts(const PairedRuns& runs,
                                        std::span<const PairedPresence> features,
                                        std::size_t resamples, std::uint32_t seed) {
  const std::size_t units = runs.ctr_before.size();
  std::vector<RunDelta> results(features.size());
  std::vector<std::vector<double>> deltas(features.size());
  const Drawn everything(runs, Weights(units, 1));
  for (std::size_t f = 0; f < features.size(); ++f) {
    results[f].value = everything.delta(features[f]);
  }
  Draws draws(seed);
  for (std::size_t resample = 0; resample < resamples && units > 0; ++resample) {
    Weights weights(units, 0);
    for (std::size_t i = 0; i < units; ++i) {
      ++weights[draws.below(static_cast<std::uint32_t>(units))];
    }
    const Drawn drawn(runs, std::move(weights));
    for (std::size_t f = 0; f < features.size(); ++f) {
      const double delta = drawn.delta(features[f]);
      if (!std::isnan(delta)) deltas[f].push_back(delta);
    }
  }
  for (std::size_t f = 0; f < features.size(); ++f) {
    if (!std::isnan(results[f].value)) results[f].interval = interval_of(deltas[f], resamples);
  }
  return results;
}

}  // namespace imagelift::stats
