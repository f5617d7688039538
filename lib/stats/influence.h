#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "stats/interval.h"

namespace imagelift::stats {

/// A unit without which a feature would read differently.
struct Influence {
  std::uint32_t unit = 0;
  Estimate without_it;  ///< the impact when the unit is removed
  bool flips_mark = false;
  bool flips_sign = false;
};

/// Rule S11: removes each unit in turn with the family's cut-off held fixed (Cook 1977,
/// Technometrics 19:15, case deletion); those that flip the mark (p <= alpha) or the sign of the
/// moderated difference, the largest shift first, `most` at most. `with` and `missing`: ascending
/// units. Time grows with the units, some 1 us each.
std::vector<Influence> influential_units(std::span<const double> outcome,
                                         std::span<const std::uint32_t> with,
                                         std::span<const std::uint32_t> missing, double alpha,
                                         std::size_t most = 3);

}  // namespace imagelift::stats
