#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "stats/interval.h"

namespace imagelift::stats {

/// What holding a factor fixed does to a feature's difference.
enum class Adjustment {
  stays,                ///< the adjusted 95 % interval excludes 0 on the same side
  shrinks,              ///< likewise, but the 90 % one lies within half of the raw difference
  disappears,           ///< the 90 % interval lies within +- half of the raw difference
  changes_sign,         ///< the 95 % interval excludes 0 on the other side
  too_few_to_tell,      ///< none of these
  cannot_be_separated,  ///< fewer than kLeastInformativeLevels levels hold both
};

std::string_view to_string(Adjustment adjustment);

inline constexpr std::size_t kLeastInformativeLevels = 5;

/// A feature's difference within the levels of a factor.
struct AdjustedDifference {
  Adjustment adjustment = Adjustment::cannot_be_separated;
  Estimate estimate;                   ///< undefined where it cannot be separated
  double raw = 0;                      ///< difference of means on the same units
  std::size_t units = 0;               ///< in levels of two units or more
  std::size_t informative_levels = 0;  ///< that hold units with and without
};

/// More than half of the units that have a level stand alone in it, or none has one: the factor
/// names images, and is not offered.
bool names_images(std::span<const std::uint32_t> level, std::size_t levels);

/// A factor that makes a regression's groups, prepared for many features: rule S8. Units without
/// a level, missing units, and levels left with one unit are dropped (Correia 2015). Immutable.
class FactorAdjuster {
 public:
  /// One outcome and one level (below `levels`, or Factor::kNoLevel) per unit; `missing`: ascending
  /// units that belong to neither side.
  FactorAdjuster(std::span<const double> outcome, std::span<const std::uint32_t> level,
                 std::size_t levels, std::span<const std::uint32_t> missing);

  /// Fixed effects for the levels; the slope's error is clustered on the level, with the factor
  /// G/(G - 1) and G - 1 degrees of freedom for the G informative levels (Cameron & Miller 2015,
  /// J. Human Resources 50:317). Flags: two one-sided tests (Schuirmann 1987) for `disappears`.
  /// `with`: ascending units that have the feature.
  AdjustedDifference adjust(std::span<const std::uint32_t> with) const;

 private:
  std::vector<std::uint32_t> level_;  ///< Factor::kNoLevel where dropped
  std::vector<double> deviation_;     ///< outcome minus its level's mean
  std::vector<double> centred_;       ///< outcome minus the mean of the units kept
  std::vector<std::size_t> size_;     ///< units by level
  std::size_t units_ = 0;
  double scale_ = 0;  ///< of the outcome; below 1e-12 of it all is rounding
};

}  // namespace imagelift::stats
