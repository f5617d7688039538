#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "stats/deciding_fits.h"
#include "stats/feature_table.h"
#include "stats/presence.h"

namespace imagelift::stats {

/// One look at a name (rule S24): what decides, made again.
struct Check {
  enum class What { half, one_and_a_half, without_family };

  What what = What::half;
  std::uint32_t family = 0;  ///< left out, for without_family
  Estimate estimate;
};

/// The feature's rows; ascending.
struct Presence {
  std::vector<std::uint32_t> with;
  std::span<const std::uint32_t> missing;
};

/// At half and at one and a half times the threshold, where the feature has one above 0 and a value
/// reaches it.
std::vector<Check> threshold_checks(const DecidingFits& fits, const FeatureColumn& column,
                                    const Thresholds& thresholds,
                                    std::span<const std::uint32_t> missing);

/// Without each of the ten families that move the slope most, the largest first.
std::vector<Check> family_checks(const DecidingFits& fits, const Presence& presence);

/// All have the sign of the whole and p <= 0.05; an undefined p fails.
bool pass(std::span<const Check> checks, double whole);

}  // namespace imagelift::stats
