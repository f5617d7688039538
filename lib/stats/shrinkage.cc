#include "stats/shrinkage.h"

#include <cassert>
#include <cstddef>

namespace imagelift::stats {
namespace {

struct Effect {
  double square;
  double variance;
};

/// sum b^2 / (tau^2 + se^2) and its derivative.
struct Excess {
  double value = 0;
  double slope = 0;
};

Excess excess(const std::vector<Effect>& effects, double between_variance) {
  Excess sum{-static_cast<double>(effects.size()), 0};
  for (const auto& effect : effects) {
    const double total = between_variance + effect.variance;
    sum.value += effect.square / total;
    sum.slope -= effect.square / (total * total);
  }
  return sum;
}

/// Newton from 0: the sum is convex and falls, so the steps rise to the root and never pass it.
double paule_mandel(const std::vector<Effect>& effects) {
  constexpr int kMostSteps = 200;
  double between_variance = 0;
  for (int step = 0; step < kMostSteps; ++step) {
    const Excess now = excess(effects, between_variance);
    if (now.value <= 0) break;
    const double next = between_variance - now.value / now.slope;
    if (!(next > between_variance)) break;
    between_variance = next;
  }
  return between_variance;
}

}  // namespace

Shrinkage shrink(std::span<const double> effects, std::span<const double> standard_errors) {
  assert(effects.size() == standard_errors.size());
  std::vector<Effect> usable;
  for (std::size_t i = 0; i < effects.size(); ++i) {
    if (!(standard_errors[i] > 0)) continue;
    usable.push_back({effects[i] * effects[i], standard_errors[i] * standard_errors[i]});
  }
  Shrinkage result;
  result.between_variance = paule_mandel(usable);
  result.shrunk.resize(effects.size(), 0.0);
  if (result.between_variance <= 0) return result;
  for (std::size_t i = 0; i < effects.size(); ++i) {
    if (!(standard_errors[i] > 0)) continue;
    result.shrunk[i] = effects[i] * result.between_variance /
                       (result.between_variance + standard_errors[i] * standard_errors[i]);
  }
  return result;
}

}  // namespace imagelift::stats
