#include "stats/bootstrap.h"

#include <algorithm>
#include <cmath>

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

/// Weighted sum of CTRs and of weights.
struct Sum {
  double ctr = 0;
  double weight = 0;

  void add(double value, double weight_) {
    ctr += weight_ * value;
    weight += weight_;
  }
  double mean() const { return weight > 0 ? ctr / weight : kUndefined; }
};

Sum operator-(const Sum& a, const Sum& b) {
  return {a.ctr - b.ctr, a.weight - b.weight};
}

/// How often each family was drawn.
using Times = std::vector<double>;

/// One run with families drawn.
class DrawnRun {
 public:
  DrawnRun(const RunRows& rows, const Times& times) : rows_(rows), times_(times) {
    for (std::uint32_t row = 0; row < rows.ctr.size(); ++row) add(all_, row);
  }

  double impact(const std::vector<std::uint32_t>& with,
                const std::vector<std::uint32_t>& missing) const {
    const Sum has = sum_of(with);
    return has.mean() - (all_ - has - sum_of(missing)).mean();
  }

 private:
  void add(Sum& sum, std::uint32_t row) const {
    sum.add(rows_.ctr[row], rows_.weight[row] * times_[rows_.family[row]]);
  }
  Sum sum_of(const std::vector<std::uint32_t>& some) const {
    Sum sum;
    for (const auto row : some) add(sum, row);
    return sum;
  }

  const RunRows& rows_;
  const Times& times_;
  Sum all_;
};

/// One draw of families, in both runs.
class Drawn {
 public:
  Drawn(const PairedRuns& runs, const Times& times)
      : before_(runs.before, times), after_(runs.after, times) {}

  double delta(const PairedPresence& feature) const {
    return after_.impact(feature.with_after, feature.missing_after) -
           before_.impact(feature.with_before, feature.missing_before);
  }

 private:
  DrawnRun before_;
  DrawnRun after_;
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
  const std::size_t families = runs.families;
  std::vector<RunDelta> results(features.size());
  std::vector<std::vector<double>> deltas(features.size());
  const Times once(families, 1);
  const Drawn everything(runs, once);
  for (std::size_t f = 0; f < features.size(); ++f) {
    results[f].value = everything.delta(features[f]);
  }
  Draws draws(seed);
  for (std::size_t resample = 0; resample < resamples && families > 0; ++resample) {
    Times times(families, 0);
    for (std::size_t i = 0; i < families; ++i) {
      ++times[draws.below(static_cast<std::uint32_t>(families))];
    }
    const Drawn drawn(runs, times);
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
