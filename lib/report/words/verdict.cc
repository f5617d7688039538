#include "report/words/verdict.h"

#include <cmath>

#include "report/words/difference_text.h"
#include "report/words/number_text.h"
#include "report/words/phrase.h"
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
      return say("verdict.untested.too_few", {{"least", std::to_string(analysis.least_units)}});
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
  const auto& [with, without] = feature.sides;
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

}  // namespace

std::string verdict(const Analysis& analysis, const FeatureResult& feature) {
  if (feature.eligibility != Eligibility::tested) {
    return with_counts(feature, too_little(analysis, feature));
  }
  const bool by_rank = feature.measure == Measure::rank;
  std::string sentence = with_counts(
      feature, by_rank ? correlation(analysis, feature) : difference(analysis, feature));
  if (!feature.marked) {
    const bool has_reason = feature.signs_disagree || (by_rank && std::isnan(feature.rank.rho));
    return has_reason ? sentence + "." : say("verdict.may_be_chance", {{"sentence", sentence}});
  }
  if (by_rank && !feature.adjusted.empty()) {
    sentence +=
        "; " + say("verdict.above_median",
                   {{"feature", phrase(feature)},
                    {"difference", points_sentence(feature.impact.value, feature.impact_interval,
                                                   level_of(analysis))}});
  }
  for (std::size_t i = 0; i < feature.adjusted.size(); ++i) {
    sentence += "; " + among_equals(feature.adjusted[i], spoken(analysis.factors[i]));
  }
  return sentence + ".";
}

std::string verdict(const Analysis& analysis, std::size_t feature) {
  return verdict(analysis, analysis.features[feature]);
}

}  // namespace imagelift::report
