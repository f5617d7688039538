#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "stats/adjusted.h"
#include "stats/cells.h"
#include "stats/interval.h"
#include "stats/naming.h"
#include "stats/side.h"

namespace imagelift::stats {

/// Rule S23: one level of an offered factor ("template: sale") against the others, in a family of
/// hypotheses of the levels' own.
struct LevelResult {
  std::size_t factor = 0;  ///< of Analysis::factors
  std::size_t level = 0;   ///< of that factor's levels
  std::string name;        ///< of the level
  Sides sides;             ///< rows with the level, and rows with another one; of cells where an
                           ///< offered factor varies within rows
  Estimate difference;     ///< S21
  bool tested = false;     ///< K of both sides reaches least_families; the following only then
  AdjustedDifference held_fixed;  ///< with the other offered factors; undefined where none is
  Estimate decides;               ///< held_fixed, or the difference where no other is offered
  std::size_t hypothesis = 0;     ///< a level and its opposite share one
  bool stands_for_it = false;     ///< the first of its hypothesis
  double p = kUndefined;          ///< p*
  double q = kUndefined;          ///< of p, among the levels
  bool named = false;             ///< q <= rate, and it stays without any one of ten families (S24)
};

/// All levels that some row has; `levels`: by held factor of `cells` its levels' names.
std::vector<LevelResult> test_levels(const Cells& cells,
                                     std::span<const std::vector<std::string>> levels,
                                     double least_families, double rate);

}  // namespace imagelift::stats
