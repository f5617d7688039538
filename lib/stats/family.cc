#include "stats/family.h"

#include "stats/false_discovery.h"
#include "stats/shrinkage.h"

namespace imagelift::stats {
namespace {

/// The first feature of each hypothesis, in the table's order.
std::vector<std::size_t> one_per_hypothesis(const Analysis& analysis) {
  std::map<std::size_t, std::size_t> first;
  for (std::size_t i = 0; i < analysis.features.size(); ++i) {
    const auto& feature = analysis.features[i];
    if (feature.eligibility == Eligibility::tested) first.try_emplace(feature.hypothesis, i);
  }
  std::vector<std::size_t> features;
  for (const auto& [hypothesis, feature] : first) features.push_back(feature);
  return features;
}

/// Spreads a number per hypothesis to all its features.
template <typename Give>
void give_to_features(Analysis& analysis, const std::vector<std::size_t>& firsts,
                      const Give& give) {
  std::map<std::size_t, std::size_t> position;
  for (std::size_t i = 0; i < firsts.size(); ++i) {
    position[analysis.features[firsts[i]].hypothesis] = i;
  }
  for (auto& feature : analysis.features) {
    if (feature.eligibility == Eligibility::tested) give(feature, position.at(feature.hypothesis));
  }
}

/// S27: the interval of the other way of counting excludes 0 on the other side.
bool is_contradicted(const FeatureResult& feature, GroupCtr group_ctr, double alpha) {
  if (feature.measure == Measure::rank) return false;
  const Estimate& other = group_ctr == GroupCtr::pooled ? feature.impact : feature.pooled;
  return other.interval(alpha).excludes_zero() &&
         other.value * bar_of(feature, group_ctr).value < 0;
}

}  // namespace

const Estimate& bar_of(const FeatureResult& feature, GroupCtr group_ctr) {
  return group_ctr == GroupCtr::pooled ? feature.pooled : feature.impact;
}

std::size_t HypothesisNumbers::of_presence(std::vector<std::uint32_t> with,
                                           std::vector<std::uint32_t> missing) {
  const auto [entry, is_new] = seen_.try_emplace({std::move(with), std::move(missing)}, count_);
  if (is_new) ++count_;
  return entry->second;
}

std::size_t HypothesisNumbers::of_its_own() {
  return count_++;
}

Interval tested_interval(const FeatureResult& feature, GroupCtr group_ctr, double alpha) {
  if (feature.measure == Measure::rank) return feature.rank.interval(alpha);
  return bar_of(feature, group_ctr).interval(alpha);
}

void judge_as_family(Analysis& analysis, const AnalysisOptions& options) {
  const auto firsts = one_per_hypothesis(analysis);
  std::vector<double> p;
  std::vector<double> impacts;
  std::vector<double> errors;
  for (const auto first : firsts) {
    p.push_back(analysis.features[first].p);
    impacts.push_back(analysis.features[first].impact.value);
    errors.push_back(analysis.features[first].impact.standard_error);
  }
  const auto family = false_discovery(p, options.false_discovery_rate);
  const auto shrinkage = shrink(impacts, errors);
  analysis.hypotheses = family.hypotheses;
  analysis.rejected = family.rejected;
  analysis.alpha = family.alpha;
  analysis.between_variance = shrinkage.between_variance;
  give_to_features(analysis, firsts, [&](FeatureResult& feature, std::size_t i) {
    feature.q = family.q[i];
    feature.shrunk = shrinkage.shrunk[i];
    feature.interval = tested_interval(feature, options.group_ctr, family.alpha);
    feature.interval_95 = tested_interval(feature, options.group_ctr, 0.05);
    feature.impact_interval = bar_of(feature, options.group_ctr).interval(family.alpha);
    feature.signs_disagree = is_contradicted(feature, options.group_ctr, family.alpha);
    feature.marked = feature.q <= options.false_discovery_rate && !feature.signs_disagree;
  });
}

}  // namespace imagelift::stats
