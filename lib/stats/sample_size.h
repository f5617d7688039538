#pragma once

#include <span>

#include "stats/families.h"
#include "stats/interval.h"
#include "stats/side.h"

namespace imagelift::stats {

/// The smallest difference that matters, where the reader names none: a tenth of the mean CTR.
inline constexpr double kSmallestShareThatMatters = 0.1;

/// How many images would decide a feature (rule S14); counts are whole numbers, rounded up.
struct RequiredSampleSize {
  double rows_with = kUndefined;    ///< on the side with it, the other side as it is; undefined: no
                                    ///< number is enough, since the other side is too small
  double rows_in_all = kUndefined;  ///< both sides together, in their present proportion
};

/// For 80 % power to see `smallest_difference` (above 0) at level 1 - alpha, by the normal
/// approximation (Cohen 1988, ch. 2) with rule S4's variances: what the data vary by, never what
/// difference they showed (Hoenig & Heisey 2001, Am. Statistician 55:19).
RequiredSampleSize required_sample_size(const Sides& sides, double smallest_difference,
                                        double alpha);

/// A paired plan (rule S26): the same picture with and without a feature.
struct PairedPlan {
  double pairs = kUndefined;   ///< rounded up; undefined without variance
  bool from_families = false;  ///< the spread is that within families; else half of that
                               ///< between images, which is a guess
  double impressions_a_side = kUndefined;  ///< of each picture: the present rows' median
};

/// Pairs for 80 % power to see `smallest_difference` (above 0) at level `alpha`, by the normal
/// approximation (Cohen 1988, ch. 2): ((z_alpha + z_power) / d)^2 times the variance of a pair's
/// difference, 2 v_within. Rows as in Outcomes; v_within is the weighted variance of rows around
/// their family's mean where families of two rows and more leave 5 degrees of freedom or more;
/// else half of the variance between rows (pairing is taken to halve it).
PairedPlan paired_plan(std::span<const double> ctr, std::span<const double> weights,
                       std::span<const double> impressions, const Families& families,
                       double smallest_difference, double alpha = 0.05);

/// Where a group's variance of CTRs comes from.
struct VarianceSplit {
  double sampling = kUndefined;  ///< few impressions: p(1 - p) times the mean of 1/impressions
  double between = kUndefined;   ///< the images themselves: the rest, at least 0

  /// More impressions for the same images would shrink the larger part; else only more images.
  bool impressions_help() const { return sampling > between; }
};

/// `side`: of these rows, p its mean CTR (Casella & Berger 2002, 4.4.7); one number of impressions,
/// above 0, per row.
VarianceSplit split_variance(const Side& side, std::span<const double> impressions);

}  // namespace imagelift::stats
