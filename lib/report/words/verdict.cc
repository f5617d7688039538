#include "report/words/verdict.h"

#include <cmath>

#include "report/words/difference_text.h"
#include "report/words/number_text.h"
#include "report/words/phrase.h"
#include "report/words/reason.h"
#include "report/words/shown_name.h"
#include "report/words/words.h"

namespace imagelift::report {
namespace {

using stats::Adjustment;
using stats::Analysis;
using stats::Eligibility;
using stats::FeatureResult;

/// `95 %`, and for how many features it is adjusted where that widens it.
std::string level_of(const Analysis& analysis) {
  if (analysis.alpha >= 0.05) return say("verdict.level");
  return say_count("verdict.adjusted_level", analysis.hypotheses,
                   {{"features", std::to_string(analysis.hypotheses)}});
}

std::string too_little(const Analysis& analysis, const FeatureResult& feature) {
  switch (feature.eligibility) {
    case Eligibility::too_few_with:
    case Eligibility::too_few_without:
      return say("verdict.untested.too_few", {{"least", std::to_string(analysis.least_families)}});
    case Eligibility::one_image_carries_it:
      return say("verdict.untested.one_image_carries_it");
    case Eligibility::too_rare:
      return say("verdict.untested.too_rare");
    case Eligibility::too_common:
      return say("verdict.untested.too_common");
    case Eligibility::tested:
      break;
  }
  return "";
}

/// What holding one factor fixed says, to follow the raw difference.
std::string among_equals(const stats::AdjustedDifference& adjusted, const std::string& factor) {
  const std::size_t levels = adjusted.informative_levels;
  const Values values = {
      {"factor", factor},
      {"difference", points_sentence(adjusted.estimate.value, adjusted.estimate.interval(0.05),
                                     say("verdict.level"))}};
  switch (adjusted.adjustment) {
    case Adjustment::stays:
      return say("verdict.among_equals.stays", values);
    case Adjustment::shrinks:
      return say("verdict.among_equals.shrinks", values);
    case Adjustment::disappears:
      return say("verdict.among_equals.disappears", values);
    case Adjustment::changes_sign:
      return say("verdict.among_equals.changes_sign", values);
    case Adjustment::cannot_be_separated:
      return say_count("verdict.not_separated", levels,
                       {{"levels", std::to_string(levels)}, {"factor", factor}});
    case Adjustment::too_few_to_tell:
      break;
  }
  return say("verdict.among_equals.too_few_to_tell", values);
}

std::string correlation(const Analysis& analysis, const FeatureResult& feature) {
  if (std::isnan(feature.rank.rho)) return say("verdict.no_correlation");
  const std::string certainty = say(
      "verdict.interval_and_q", {{"interval", range_text(feature.interval, 2, level_of(analysis))},
                                 {"q", q_text(feature.q)}});
  return say(feature.rank.rho < 0 ? "verdict.falls" : "verdict.rises",
             {{"rho", fixed(feature.rank.rho, 2)}, {"certainty", certainty}});
}

/// Means and pooled CTRs of opposite signs: what the other one says.
std::string disagreement(const FeatureResult& feature, bool pooled) {
  if (pooled) {
    return say(feature.impact.value < 0 ? "verdict.mean_is_lower" : "verdict.mean_is_higher");
  }
  return say(feature.pooled.value < 0 ? "verdict.pooled_is_lower" : "verdict.pooled_is_higher");
}

std::string difference(const Analysis& analysis, const FeatureResult& feature) {
  const bool pooled = analysis.group_ctr == stats::GroupCtr::pooled;
  const double value = pooled ? feature.pooled.value : feature.impact.value;
  const std::string sentence =
      say(pooled ? "verdict.pooled_ctr" : "verdict.ctr",
          {{"difference",
            points_sentence(value, feature.interval, level_of(analysis), q_text(feature.q))}});
  return feature.signs_disagree ? sentence + "; " + disagreement(feature, pooled) : sentence;
}

/// The counts, and what follows from them.
std::string with_counts(const FeatureResult& feature, const std::string& finding) {
  const stats::Side& with = feature.sides.with;
  const stats::Side& without = feature.sides.without;
  if (feature.measure == Measure::rank) {
    return say_count("verdict.by_value", with.n + without.n,
                     {{"images", std::to_string(with.n + without.n)},
                      {"feature", phrase(feature)},
                      {"finding", finding}});
  }
  return say_count("verdict.by_presence", with.n,
                   {{"images", std::to_string(with.n)},
                    {"feature", phrase(feature)},
                    {"without", std::to_string(without.n)},
                    {"finding", finding}});
}

bool is_separated(const stats::AdjustedDifference& held) {
  return held.adjustment != Adjustment::cannot_be_separated;
}

std::string told(const stats::Estimate& estimate, const std::string& q) {
  return points_sentence(estimate.value, estimate.interval(0.05), say("verdict.level"), q);
}

/// Above 0.05 it says nothing of this feature, but of those above it.
std::string sure_q(double q) {
  return q <= 0.05 ? q_text(q) : "";
}

/// What all offered factors together say, where it is not what a single one says anyway.
std::string with_all_held(const Analysis& analysis, const FeatureResult& feature) {
  const bool is_told = feature.marked ? analysis.factors.size() > 1 : !analysis.factors.empty();
  if (!is_told || !is_separated(feature.held_fixed)) return "";
  return "; " + say("verdict.held_fixed",
                    {{"factors", held_factors(analysis)},
                     {"difference", told(feature.held_fixed.estimate, sure_q(feature.q_within))}});
}

/// Of an unmarked feature, which carries no flag.
std::string unmarked(const Analysis& analysis, const FeatureResult& feature,
                     const std::string& sentence) {
  const bool has_no_correlation = feature.measure == Measure::rank && std::isnan(feature.rank.rho);
  const std::string held = with_all_held(analysis, feature);
  const bool has_reason = feature.signs_disagree || has_no_correlation || !held.empty();
  return has_reason ? sentence + held + "."
                    : say("verdict.may_be_chance", {{"sentence", sentence}});
}

}  // namespace

std::string verdict(const Analysis& analysis, const FeatureResult& feature) {
  if (feature.eligibility != Eligibility::tested) {
    return with_counts(feature, too_little(analysis, feature));
  }
  const bool by_rank = feature.measure == Measure::rank;
  std::string sentence = with_counts(
      feature, by_rank ? correlation(analysis, feature) : difference(analysis, feature));
  if (!feature.marked) return unmarked(analysis, feature, sentence);
  if (by_rank && !feature.adjusted.empty()) {
    sentence +=
        "; " + say("verdict.above_median",
                   {{"feature", phrase(feature)},
                    {"difference", points_sentence(feature.impact.value, feature.impact_interval,
                                                   level_of(analysis))}});
  }
  sentence += with_all_held(analysis, feature);
  for (std::size_t i = 0; i < feature.adjusted.size(); ++i) {
    sentence += "; " + among_equals(feature.adjusted[i], shown_factor(analysis.factors[i]));
  }
  return sentence + ".";
}

std::string verdict(const Analysis& analysis, std::size_t feature) {
  return verdict(analysis, analysis.features[feature]);
}

std::string level_numbers(const stats::LevelResult& level) {
  const bool is_held = is_separated(level.held_fixed);
  std::string finding =
      say("verdict.ctr", {{"difference", told(level.difference, is_held ? "" : sure_q(level.q))}});
  if (is_held) {
    finding += "; " + say("verdict.others_held",
                          {{"difference", told(level.held_fixed.estimate, sure_q(level.q))}});
  }
  return say_count("verdict.by_level", level.sides.with.n,
                   {{"images", std::to_string(level.sides.with.n)},
                    {"without", std::to_string(level.sides.without.n)},
                    {"finding", finding}}) +
         ".";
}

}  // namespace imagelift::report
