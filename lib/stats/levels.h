#pragma once

#include <cstddef>
#include <vector>

#include "stats/adjusted.h"
#include "stats/interval.h"
#include "stats/side.h"

namespace imagelift::stats {

/// Rule S23: one level of an offered factor ("template: sale") against the others, in a family of
/// hypotheses of the levels' own.
struct LevelResult {
  std::size_t factor = 0;  ///< of Analysis::factors
  std::size_t level = 0;   ///< of that factor
  Sides sides;             ///< rows with the level, and rows with another one
  Estimate difference;     ///< rule S21
  /// With the other offered factors held fixed; cannot_be_separated, and of no meaning, where there
  /// is no other one.
  AdjustedDifference held_fixed;
  double p = kUndefined;  ///< p*: of held_fixed, or of difference where no other factor is offered
  double q = kUndefined;  ///< of p, within the levels' family
  Interval interval;      ///< of what p is of, at the level of the levels' family
  bool named = false;     ///< q <= rate, and the raw difference does not turn against it
};

}  // namespace imagelift::stats
