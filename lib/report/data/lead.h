#pragma once

#include <cstddef>
#include <vector>

#include "stats/analysis.h"
#include "stats/levels.h"

namespace imagelift::report {

/// What a sentence about a feature or a level leads with (rule S25): the number that survives, that
/// is the difference with all offered factors held fixed where there is one.
struct Lead {
  double without = stats::kUndefined;  ///< CTR of the images without it, 0..1
  double with = stats::kUndefined;     ///< `without` and the difference, at least 0
  stats::Estimate difference;
  stats::Interval interval;  ///< of it, at the level that decides names (naming_alpha)
  bool is_held_fixed = false;
};

/// 1 - level of the intervals that stand in the answer, max(R, 1) 0.05 / m with R of rule S24: they
/// exclude 0 if and only if q_within <= 0.05 (Benjamini & Yekutieli 2005, JASA 100:71).
double naming_alpha(const stats::Analysis& analysis);

Lead lead_of(const stats::Analysis& analysis, const stats::FeatureResult& feature);
Lead lead_of(const stats::Analysis& analysis, const stats::LevelResult& level);

/// What goes with a name without being one (rule S24).
struct Companions {
  std::vector<std::size_t> either_or;  ///< that these images cannot tell from it: |phi| >= 0.7
  std::vector<std::size_t> also;       ///< of the same presence, or that fold under it
};

/// Of a name, by its position in Analysis::features; in the features' order.
Companions companions_of(const stats::Analysis& analysis, std::size_t name);

}  // namespace imagelift::report
