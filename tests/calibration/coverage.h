#pragma once

#include <cstddef>

#include "stats/analysis.h"
#include "tests/calibration/population.h"

namespace imagelift::calibration {

/// How many intervals hold the truth.
struct Held {
  std::size_t held = 0;
  std::size_t of = 0;

  void add(const stats::Interval& interval, double truth);
  double share() const { return static_cast<double>(held) / static_cast<double>(of); }
};

/// Of the 95 % intervals of one run's tested features.
struct Coverage {
  Held crude;     ///< S21, of features that hang on no other
  Held adjusted;  ///< S22 with all offered factors; likewise
  Held joint;     ///< of as many features as the joint step takes, chosen without the clicks
};

/// The truth of a crude difference is that of a far larger run of the population, drawn from
/// `dice`; that of a fit is the mean of the rows' own effects, weighted as the fit weighs them.
Coverage coverage_of(const Population& population, const DrawnRows& rows,
                     const stats::Analysis& analysis, Dice& dice);

}  // namespace imagelift::calibration
