#include "stats/influence.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "stats/difference.h"

namespace imagelift::stats {
namespace {

/// The side with one of its values taken out.
Side without_value(const Side& side, double value) {
  Side rest;
  rest.n = side.n - 1;
  if (rest.n == 0) return rest;
  const auto n = static_cast<double>(side.n);
  const double deviation = value - side.mean;
  rest.mean = side.mean - deviation / (n - 1);
  const double squares = (n - 1) * side.variance - deviation * deviation * n / (n - 1);
  rest.variance = rest.n > 1 ? std::max(0.0, squares) / (n - 2) : 0;
  return rest;
}

bool contains(std::span<const std::uint32_t> ascending, std::uint32_t unit) {
  return std::binary_search(ascending.begin(), ascending.end(), unit);
}

}  // namespace

std::vector<Influence> influential_units(std::span<const double> outcome,
                                         std::span<const std::uint32_t> with,
                                         std::span<const std::uint32_t> missing, double alpha,
                                         std::size_t most) {
  const Sides sides = SideSplitter(outcome, missing).split(with);
  const Estimate whole = moderated_difference(sides.with, sides.without);
  std::vector<Influence> flips;
  for (std::uint32_t unit = 0; unit < outcome.size(); ++unit) {
    if (contains(missing, unit)) continue;
    Sides rest = sides;
    Side& own = contains(with, unit) ? rest.with : rest.without;
    own = without_value(own, outcome[unit]);
    Influence influence{unit, moderated_difference(rest.with, rest.without), false, false};
    influence.flips_mark = (influence.without_it.p <= alpha) != (whole.p <= alpha);
    influence.flips_sign = influence.without_it.value * whole.value < 0;
    if (influence.flips_mark || influence.flips_sign) flips.push_back(influence);
  }
  const auto shift = [&](const Influence& influence) {
    const double moved = std::abs(influence.without_it.value - whole.value);
    return std::isnan(moved) ? std::numeric_limits<double>::infinity() : moved;
  };
  std::stable_sort(flips.begin(), flips.end(),
                   [&](const Influence& a, const Influence& b) { return shift(a) > shift(b); });
  flips.resize(std::min(flips.size(), most));
  return flips;
}

}  // namespace imagelift::stats
