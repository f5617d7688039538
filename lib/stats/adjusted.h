#pragma once

#include <cstddef>
#include <string_view>

#include "stats/interval.h"

namespace imagelift::stats {

/// What holding factors fixed does to a feature's difference (rule S25).
enum class Adjustment {
  stays,                ///< the adjusted 95 % interval excludes 0 on the same side
  shrinks,              ///< likewise, but it lies wholly short of the raw difference, or the 90 %
                        ///< one within half of it
  disappears,           ///< the 90 % interval lies within +- half of the raw difference
  changes_sign,         ///< the 95 % interval excludes 0 on the other side
  too_few_to_tell,      ///< none of these
  cannot_be_separated,  ///< K below 5, or nothing is left of presence within the levels
};

std::string_view to_string(Adjustment adjustment);

/// Below this K a difference cannot be separated from the factors, and a side has not enough data.
inline constexpr double kLeastSeparable = 5 - 1e-9;

/// Whether the levels' own differences vary more than chance: below p = 0.01 the difference
/// "differs between templates". Q against chi-squared (Cochran 1954, Biometrics 10:101).
struct Heterogeneity {
  double q = kUndefined;
  std::size_t degrees_of_freedom = 0;  ///< levels with K_l of 5 and more, less 1
  double p = kUndefined;               ///< undefined with fewer than two such levels
};

/// A feature's difference with one factor, or all offered ones together, held fixed (rule S22).
struct AdjustedDifference {
  Adjustment adjustment = Adjustment::cannot_be_separated;  ///< pages show it of marked ones only
  Estimate estimate;                   ///< undefined where it cannot be separated
  double raw = kUndefined;             ///< weighted difference of means on the same rows
  std::size_t rows = 0;                ///< that know the feature, in levels of two rows and more
  std::size_t families = 0;            ///< of those rows
  double effective_n = kUndefined;     ///< K = S^2 / sum S_g^2
  std::size_t informative_levels = 0;  ///< of one factor: those that hold rows with and without
  Heterogeneity between_levels;        ///< of one factor
};

/// The flag of an estimate that has a standard error above 0 (S8's flags with S25's): two one-sided
/// tests (Schuirmann 1987) for `disappears`; what is not significant is not thereby different
/// (Gelman & Stern 2006).
Adjustment adjustment_of(const Estimate& estimate, double raw);

}  // namespace imagelift::stats
