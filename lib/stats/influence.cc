#include "stats/influence.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "stats/deciding_fits.h"
#include "stats/difference.h"

namespace imagelift::stats {
namespace {

Estimate difference_without(const InfluenceInput& input, std::uint32_t family) {
  const auto missing = missing_and_family(input.families, family, input.missing);
  return moderated_difference(SideSplitter(input.outcome, input.weights, input.families, missing)
                                  .split(rows_but(input.with, missing)));
}

}  // namespace

std::vector<Influence> influential_families(const InfluenceInput& input, double alpha,
                                            std::size_t most) {
  const Estimate whole = moderated_difference(
      SideSplitter(input.outcome, input.weights, input.families, input.missing).split(input.with));
  std::vector<Influence> flips;
  for (std::uint32_t family = 0; family < input.families.count; ++family) {
    Influence influence{family, difference_without(input, family), false, false};
    influence.flips_mark = (influence.without_it.p <= alpha) != (whole.p <= alpha);
    influence.flips_sign = influence.without_it.value * whole.value < 0;
    if (influence.flips_mark || influence.flips_sign) flips.push_back(influence);
  }
  // As float: what is equal but for rounding stays in the order of families.
  const auto shift = [&](const Influence& influence) {
    const auto moved = static_cast<float>(std::abs(influence.without_it.value - whole.value));
    return std::isnan(moved) ? std::numeric_limits<float>::infinity() : moved;
  };
  std::stable_sort(flips.begin(), flips.end(),
                   [&](const Influence& a, const Influence& b) { return shift(a) > shift(b); });
  flips.resize(std::min(flips.size(), most));
  return flips;
}

}  // namespace imagelift::stats
