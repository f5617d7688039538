#include "stats/threshold.h"

namespace imagelift::stats {
namespace {

const Estimate& difference_of(const FeatureResult& feature, GroupCtr group_ctr) {
  return group_ctr == GroupCtr::pooled ? feature.pooled : feature.impact;
}

}  // namespace

std::vector<ThresholdCheck> check_thresholds(const FeatureTable& table, const Outcomes& outcomes,
                                             const AnalysisOptions& options,
                                             const Analysis& analysis) {
  Outcomes without_factors = outcomes;
  without_factors.factors.clear();
  const auto analyse_at = [&](double factor) {
    AnalysisOptions scaled = options;
    scaled.thresholds = options.thresholds.scaled(factor);
    return analyse(table, without_factors, scaled);
  };
  const Analysis half = analyse_at(0.5);
  const Analysis more = analyse_at(1.5);
  std::vector<ThresholdCheck> checks(analysis.features.size());
  for (std::size_t i = 0; i < checks.size(); ++i) {
    const auto& feature = analysis.features[i];
    if (feature.eligibility != Eligibility::tested || feature.measure == Measure::rank) continue;
    const Estimate& here = difference_of(feature, options.group_ctr);
    const bool is_sure = here.p <= analysis.alpha;
    const auto differs = [&](const FeatureResult& there) {
      const Estimate& estimate = difference_of(there, options.group_ctr);
      const bool is_sure_there =
          there.eligibility == Eligibility::tested && estimate.p <= analysis.alpha;
      return is_sure_there != is_sure || (is_sure && estimate.value * here.value < 0);
    };
    checks[i].at_half = difference_of(half.features[i], options.group_ctr);
    checks[i].at_one_and_a_half = difference_of(more.features[i], options.group_ctr);
    checks[i].flips = differs(half.features[i]) || differs(more.features[i]);
  }
  return checks;
}

double undiluted_difference(double observed, double positive_predictive_value,
                            double negative_predictive_value) {
  const double kept = positive_predictive_value + negative_predictive_value - 1;
  return kept > 0 ? observed / kept : kUndefined;
}

}  // namespace imagelift::stats
