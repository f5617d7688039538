#include "stats/within.h"

#include <cmath>

#include "stats/difference.h"

namespace imagelift::stats {
namespace {

/// A raw difference with a p up to this is beyond chance.
constexpr double kBeyondChance = 0.05;

}  // namespace

Within within_of(const DecidingFits& fits, const Sides& crude, const AdjustedDifference& fixed) {
  Within result;
  result.decides = fits.deciding(crude, fixed);
  if (std::isnan(result.decides.p)) {
    result.reason = NamingStatus::cannot_be_separated;
    return result;
  }
  const Estimate raw = moderated_difference(crude);
  if (result.decides.value * raw.value < 0 && raw.p <= kBeyondChance) {
    result.reason = NamingStatus::sign_turns;
    return result;
  }
  result.p = result.decides.p;
  return result;
}

std::size_t WithinHypotheses::of(const FixedFactors& fixed, std::span<const std::uint32_t> with) {
  const auto rows = rows_.try_emplace(fixed.rows(), rows_.size()).first->second;
  return seen_.try_emplace({rows, fixed.unlike_the_first(with)}, seen_.size()).first->second;
}

}  // namespace imagelift::stats
