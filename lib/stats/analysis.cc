#include "stats/analysis.h"

#include <cassert>
#include <cmath>
#include <optional>
#include <utility>

#include "stats/cells.h"
#include "stats/counted_rows.h"
#include "stats/ctr.h"
#include "stats/family.h"
#include "stats/find_names.h"
#include "stats/within.h"

namespace imagelift::stats {
namespace {

/// A number of families that falls short of a least one only by rounding reaches it.
constexpr double kRounding = 1e-9;

/// The rows that have a feature, and where that begins.
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
  const auto& [with, without, correlation] = feature.sides;
  const double least = static_cast<double>(options.least_families) - kRounding;
  if (with.effective_n < least) return Eligibility::too_few_with;
  if (without.effective_n < least) return Eligibility::too_few_without;
  const double prevalence = static_cast<double>(with.n) / static_cast<double>(with.n + without.n);
  if (prevalence < options.least_prevalence) return Eligibility::too_rare;
  if (prevalence > options.most_prevalence) return Eligibility::too_common;
  if (options.group_ctr == GroupCtr::pooled && std::isnan(feature.pooled.standard_error)) {
    return Eligibility::one_image_carries_it;
  }
  return Eligibility::tested;
}

double tested_p(const FeatureResult& feature, GroupCtr group_ctr) {
  const double p = feature.measure == Measure::rank ? feature.rank.p : bar_of(feature, group_ctr).p;
  // A rank correlation with clicks that are all equal: no evidence, but a hypothesis all the same,
  // since whether a feature is in the family must not depend on clicks.
  return std::isnan(p) ? 1 : p;
}

/// Clicks and impressions of each family's rows on one side.
class FamilySums {
 public:
  explicit FamilySums(std::size_t families) : clicks_(families, 0.0), impressions_(clicks_) {}

  void add(std::uint32_t family, double clicks, double impressions) {
    clicks_[family] += clicks;
    impressions_[family] += impressions;
  }
  /// Of the families that have rows here: a row that counts has impressions.
  PooledSide side() const {
    std::vector<double> clicks;
    std::vector<double> impressions;
    for (std::size_t family = 0; family < clicks_.size(); ++family) {
      if (!(impressions_[family] > 0)) continue;
      clicks.push_back(clicks_[family]);
      impressions.push_back(impressions_[family]);
    }
    return pooled_side(clicks, impressions);
  }

 private:
  std::vector<double> clicks_;
  std::vector<double> impressions_;
};

/// A run under analysis: what all its features share.
class Run {
 public:
  Run(const CountedRows& counted, const AnalysisOptions& options)
      : table_(counted.table), outcomes_(counted.outcomes), options_(options) {}

  Analysis analyse() {
    add_totals();
    add_factors();
    add_features();
    judge_as_family(analysis_, options_);
    add_held_fixed();
    add_adjusted();
    add_levels();
    return std::move(analysis_);
  }

 private:
  double least_families() const { return static_cast<double>(options_.least_families) - kRounding; }
  const std::vector<std::uint32_t>& missing_of(const FeatureResult& feature) const {
    return table_.missing[table_.columns[feature.column].missing];
  }

  void add_totals();
  void add_factors();
  void add_features();
  FeatureResult describe(std::size_t column, const SideSplitter& splitter,
                         const RankCorrelator& correlator);
  void add_pooled(FeatureResult& feature, const Presence& presence) const;
  void add_held_fixed();
  void add_adjusted();
  void add_levels();

  const FeatureTable& table_;
  const Outcomes& outcomes_;
  const AnalysisOptions& options_;
  Analysis analysis_;
  std::vector<double> weights_;      ///< of S21's sides
  std::vector<std::size_t> held_;    ///< offered factors
  std::vector<Presence> presences_;  ///< by feature
  Cells rows_;                       ///< of S21 where it decides
  Cells cells_;                      ///< of S22
};

void Run::add_totals() {
  analysis_.group_ctr = options_.group_ctr;
  analysis_.least_families = options_.least_families;
  analysis_.rows = table_.rows;
  analysis_.families = outcomes_.families.count;
  analysis_.mean_ctr = mean_ctr(outcomes_.ctr);
  analysis_.weights = row_weights(outcomes_.ctr, outcomes_.clicks, outcomes_.impressions);
  if (!outcomes_.impressions.empty()) {
    analysis_.pooled_ctr = pooled_ctr(outcomes_.clicks, outcomes_.impressions);
  }
  weights_ = fit_weights(options_.group_ctr, analysis_.weights);
  double weight = 0;
  double sum = 0;
  for (std::size_t row = 0; row < weights_.size(); ++row) {
    weight += weights_[row];
    sum += weights_[row] * outcomes_.ctr[row];
  }
  if (weight > 0) analysis_.weighted_ctr = sum / weight;
}

void Run::add_factors() {
  for (std::size_t f = 0; f < outcomes_.factors.size(); ++f) {
    const Factor& factor = outcomes_.factors[f];
    const FactorUse use = use_of(factor, outcomes_);
    analysis_.factor_uses.push_back(use);
    if (use == FactorUse::offered) {
      held_.push_back(f);
      analysis_.factors.push_back(factor.name);
    } else if (use == FactorUse::names_images || use == FactorUse::few_rows_a_level) {
      analysis_.factors_not_offered.push_back(factor.name);
    }
  }
  cells_ = cells_of(outcomes_, held_, options_.group_ctr);
  rows_.ctr = outcomes_.ctr;
  rows_.weights = weights_;
  rows_.families = outcomes_.families;
}

void Run::add_features() {
  std::vector<SideSplitter> splitters;
  std::vector<RankCorrelator> correlators;
  for (const auto& missing : table_.missing) {
    splitters.emplace_back(outcomes_.ctr, weights_, outcomes_.families, missing);
    correlators.emplace_back(outcomes_.ctr, outcomes_.families, missing);
  }
  HypothesisNumbers hypotheses;
  for (std::size_t i = 0; i < table_.columns.size(); ++i) {
    const auto list = table_.columns[i].missing;
    FeatureResult feature = describe(i, splitters[list], correlators[list]);
    if (feature.eligibility == Eligibility::tested) {
      feature.hypothesis =
          feature.measure == Measure::rank
              ? hypotheses.of_its_own()
              : hypotheses.of_presence(presences_.back().with, table_.missing[list]);
      feature.p = tested_p(feature, options_.group_ctr);
    }
    analysis_.features.push_back(std::move(feature));
  }
}

/// Everything about one feature that the others have no part in.
FeatureResult Run::describe(std::size_t i, const SideSplitter& splitter,
                            const RankCorrelator& correlator) {
  const FeatureColumn& column = table_.columns[i];
  Split split = split_of(column, table_, options_.thresholds);
  FeatureResult feature;
  feature.column = i;
  feature.id = column.id;
  feature.key = column.key;
  feature.measure = column.measure;
  feature.threshold = split.threshold;
  feature.missing = table_.missing[column.missing].size();
  feature.sides = splitter.split(split.with);
  feature.impact = moderated_difference(feature.sides);
  feature.lift = lift_of(feature.sides);
  if (column.measure != Measure::presence) {
    feature.rank = correlator.correlate(column.rows, column.values);
  }
  presences_.push_back({std::move(split.with), table_.missing[column.missing]});
  if (!outcomes_.impressions.empty()) add_pooled(feature, presences_.back());
  feature.eligibility = eligibility_of(feature, options_);
  return feature;
}

/// Pooled numbers of both sides (S5).
void Run::add_pooled(FeatureResult& feature, const Presence& presence) const {
  FamilySums sums[2] = {FamilySums(analysis_.families), FamilySums(analysis_.families)};
  auto next_with = presence.with.begin();
  auto next_missing = presence.missing.begin();
  for (std::uint32_t row = 0; row < table_.rows; ++row) {
    const bool has = next_with != presence.with.end() && *next_with == row;
    const bool unknown = next_missing != presence.missing.end() && *next_missing == row;
    if (has) ++next_with;
    if (unknown) ++next_missing;
    if (unknown) continue;
    sums[has ? 0 : 1].add(outcomes_.families.of(row), outcomes_.clicks[row],
                          outcomes_.impressions[row]);
  }
  feature.pooled_with = sums[0].side();
  feature.pooled_without = sums[1].side();
  feature.pooled = pooled_difference(*feature.pooled_with, *feature.pooled_without);
}

/// p* of every tested feature, and the names that follow from them.
void Run::add_held_fixed() {
  const DecidingFits fits(rows_, cells_, least_families());
  std::vector<std::optional<FixedFactors>> fixed(table_.missing.size());
  std::vector<Estimate> decides(analysis_.features.size());
  WithinHypotheses hypotheses;
  for (std::size_t f = 0; f < analysis_.features.size(); ++f) {
    FeatureResult& feature = analysis_.features[f];
    if (feature.eligibility != Eligibility::tested) continue;
    auto& own = fixed[table_.columns[f].missing];
    if (!own) own = fits.fixed(missing_of(feature));
    const auto with = fits.cells(presences_[f].with);
    if (fits.holds_factors()) feature.held_fixed = own->difference(with);
    const Within within = within_of(fits, feature.sides, feature.held_fixed);
    decides[f] = within.decides;
    feature.p_within = feature.signs_disagree ? 1 : within.p;  // no mark, no name (S27)
    feature.naming.status = within.reason;
    feature.hypothesis_within = hypotheses.of(*own, with);
  }
  find_names(analysis_, {fits, table_, presences_, decides, options_});
}

/// Each offered factor alone, for the features that a page tells of.
void Run::add_adjusted() {
  for (std::size_t i = 0; i < held_.size(); ++i) {
    const std::vector<std::size_t> one = {held_[i]};
    const Cells cells = cells_of(outcomes_, one, options_.group_ctr);
    const DecidingFits fits(rows_, cells, least_families());
    std::vector<std::optional<FixedFactors>> fixed(table_.missing.size());
    for (std::size_t f = 0; f < analysis_.features.size(); ++f) {
      FeatureResult& feature = analysis_.features[f];
      if (!feature.marked && feature.naming.status != NamingStatus::named) continue;
      auto& own = fixed[table_.columns[f].missing];
      if (!own) own = fits.fixed(missing_of(feature));
      feature.adjusted.push_back(own->difference(fits.cells(presences_[f].with)));
    }
  }
}

void Run::add_levels() {
  std::vector<std::vector<std::string>> levels;
  for (const auto f : held_) levels.push_back(outcomes_.factors[f].levels);
  analysis_.levels = test_levels(cells_, levels, least_families(), options_.false_discovery_rate);
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
  assert(options.least_families >= 2);
  const CountedRows counted = counted_rows(table, outcomes);
  return Run(counted, options).analyse();
}

}  // namespace imagelift::stats
