#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "stats/families.h"
#include "stats/interval.h"

namespace imagelift::stats {

/// A family without which a feature would read differently.
struct Influence {
  std::uint32_t family = 0;
  Estimate without_it;  ///< the impact when the family is removed
  bool flips_mark = false;
  bool flips_sign = false;
};

/// The rows of a difference (S21).
struct InfluenceInput {
  std::span<const double> outcome;
  std::span<const double> weights;
  const Families& families;
  std::span<const std::uint32_t> with;     ///< ascending rows
  std::span<const std::uint32_t> missing;  ///< ascending rows
};

/// Rule S11: removes each family in turn with the cut-off of the family of hypotheses held fixed
/// (Cook 1977, Technometrics 19:15, case deletion); those that flip the mark (p <= alpha) or the
/// sign of the moderated difference, the largest shift first, `most` at most. Time grows with the
/// families times the rows.
std::vector<Influence> influential_families(const InfluenceInput& input, double alpha,
                                            std::size_t most = 3);

}  // namespace imagelift::stats
