#include "stats/analysis.h"

#include <cassert>
#include <cmath>
#include <utility>

#include "stats/by_factor.h"
#include "stats/ctr.h"
#include "stats/difference.h"
#include "stats/family.h"
#include "stats/units.h"

namespace imagelift::stats {
namespace {

/// One outcome prepared for all features that share a list of missing units.
struct View {
  SideSplitter splitter;
  RankCorrelator correlator;
};

/// The units that have a feature, and where that begins.
struct Split {
  std::vector<std::uint32_t> with;
  double threshold = 0;
};

Split split_of(const FeatureColumn& column, const FeatureTable& table, const Thresholds& limits) {
  if (column.measure == Measure::rank) {
    auto median = split_at_median(column, table.rows, table.missing[column.missing]);
    return {std::move(median.above), median.median};
  }
  const double threshold = limits.of(column.id);
  return {present_rows(column, threshold), threshold};
}

Eligibility eligibility_of(const FeatureResult& feature, const AnalysisOptions& options) {
  const auto with = feature.sides.with.n;
  const auto without = feature.sides.without.n;
  if (with < options.least_units) return Eligibility::too_few_with;
  if (without < options.least_units) return Eligibility::too_few_without;
  const double prevalence = static_cast<double>(with) / static_cast<double>(with + without);
  if (prevalence < options.least_prevalence) return Eligibility::too_rare;
  if (prevalence > options.most_prevalence) return Eligibility::too_common;
  if (options.group_ctr == GroupCtr::pooled && std::isnan(feature.pooled.standard_error)) {
    return Eligibility::one_image_carries_it;
  }
  return Eligibility::tested;
}

double tested_p(const FeatureResult& feature, GroupCtr group_ctr) {
  const Estimate& bar = group_ctr == GroupCtr::pooled ? feature.pooled : feature.impact;
  const double p = feature.measure == Measure::rank ? feature.rank.p : bar.p;
  // A rank correlation with clicks that are all equal: no evidence, but a hypothesis all the same,
  // since whether a feature is in the family must not depend on clicks.
  return std::isnan(p) ? 1 : p;
}

/// Pooled numbers of both sides.
void add_pooled(FeatureResult& feature, const std::vector<std::uint32_t>& with,
                const std::vector<std::uint32_t>& missing, const Outcomes& outcomes) {
  std::vector<double> clicks[2];
  std::vector<double> impressions[2];
  auto next_with = with.begin();
  auto next_missing = missing.begin();
  for (std::uint32_t unit = 0; unit < outcomes.ctr.size(); ++unit) {
    const bool has = next_with != with.end() && *next_with == unit;
    const bool unknown = next_missing != missing.end() && *next_missing == unit;
    if (has) ++next_with;
    if (unknown) ++next_missing;
    if (unknown) continue;
    clicks[has ? 0 : 1].push_back(outcomes.clicks[unit]);
    impressions[has ? 0 : 1].push_back(outcomes.impressions[unit]);
  }
  feature.pooled_with = pooled_side(clicks[0], impressions[0]);
  feature.pooled_without = pooled_side(clicks[1], impressions[1]);
  feature.pooled = pooled_difference(*feature.pooled_with, *feature.pooled_without);
  feature.signs_disagree =
      feature.measure != Measure::rank && feature.pooled.value * feature.impact.value < 0;
}

/// Everything about one feature that the others have no part in.
FeatureResult describe(const FeatureColumn& column, const Split& split, const View& view) {
  FeatureResult feature;
  feature.id = column.id;
  feature.key = column.key;
  feature.measure = column.measure;
  feature.threshold = split.threshold;
  feature.sides = view.splitter.split(split.with);
  feature.impact = moderated_difference(feature.sides.with, feature.sides.without);
  feature.lift = lift_of(feature.sides.with, feature.sides.without);
  if (column.measure != Measure::presence) {
    feature.rank = view.correlator.correlate(column.rows, column.values);
  }
  return feature;
}

Analysis totals_of(const Units& units) {
  Analysis analysis;
  const auto& outcomes = units.outcomes;
  for (const double count : units.row_counts) analysis.rows += static_cast<std::size_t>(count);
  analysis.units = units.table.rows;
  analysis.mean_ctr = mean_ctr(outcomes.ctr);
  if (!outcomes.impressions.empty()) {
    analysis.pooled_ctr = pooled_ctr(outcomes.clicks, outcomes.impressions);
  }
  return analysis;
}

}  // namespace

std::string_view to_string(Eligibility eligibility) {
  switch (eligibility) {
    case Eligibility::tested:
      return "tested";
    case Eligibility::too_few_with:
      return "too_few_with";
    case Eligibility::too_few_without:
      return "too_few_without";
    case Eligibility::too_rare:
      return "too_rare";
    case Eligibility::too_common:
      return "too_common";
    case Eligibility::one_image_carries_it:
      return "one_image_carries_it";
  }
  return "";
}

Analysis analyse(const FeatureTable& table, const Outcomes& outcomes,
                 const AnalysisOptions& options) {
  assert(options.least_units >= 2);
  const Units units = units_of(table, outcomes);
  Analysis analysis = totals_of(units);
  analysis.group_ctr = options.group_ctr;
  analysis.least_units = options.least_units;
  std::vector<View> views;
  for (const auto& missing : units.table.missing) {
    views.push_back({{units.outcomes.ctr, missing}, {units.outcomes.ctr, missing}});
  }
  const bool can_pool = !units.outcomes.impressions.empty();
  HypothesisNumbers hypotheses;
  for (std::size_t i = 0; i < units.table.columns.size(); ++i) {
    const auto& column = units.table.columns[i];
    const auto& missing = units.table.missing[column.missing];
    const Split split = split_of(column, units.table, options.thresholds);
    FeatureResult feature = describe(column, split, views[column.missing]);
    feature.column = i;
    feature.missing = missing.size();
    if (can_pool) add_pooled(feature, split.with, missing, units.outcomes);
    feature.eligibility = eligibility_of(feature, options);
    if (feature.eligibility == Eligibility::tested) {
      feature.hypothesis = column.measure == Measure::rank
                               ? hypotheses.of_its_own()
                               : hypotheses.of_presence(split.with, missing);
      feature.p = tested_p(feature, options.group_ctr);
    }
    analysis.features.push_back(std::move(feature));
  }
  judge_as_family(analysis, options);
  for (std::size_t i = 0; i < outcomes.factors.size(); ++i) {
    adjust_by_factor(analysis, {table, outcomes, units, i});
  }
  return analysis;
}

}  // namespace imagelift::stats
