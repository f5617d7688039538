#include "stats/verdict.h"

#include <algorithm>
#include <cmath>
#include <string_view>

#include "stats/wording.h"

namespace imagelift::stats {
namespace {

std::string spoken(std::string name) {
  std::replace(name.begin(), name.end(), '_', ' ');
  return name;
}

std::string with_article(const std::string& noun) {
  if (noun == "skis" || noun == "scissors") return noun;
  const bool vowel = !noun.empty() && std::string_view("aeiou").find(noun[0]) != std::string::npos;
  return (vowel ? "an " : "a ") + noun;
}

std::string number_text(double threshold) {
  return fixed(threshold, threshold == static_cast<int>(threshold) ? 0 : 1);
}

/// `95 %`, and for how many features it is adjusted where that widens it.
std::string level_of(const Analysis& analysis) {
  if (analysis.alpha >= 0.05) return "95 %";
  return "95 % adjusted for " + counted(analysis.hypotheses, "feature") + ":";
}

std::string counts_of(const FeatureResult& feature) {
  const auto& [with, without] = feature.sides;
  return counted(with.n, "image") + " with " + phrase(feature) + ", " + std::to_string(without.n) +
         " without: ";
}

std::string too_little(const Analysis& analysis, const FeatureResult& feature) {
  switch (feature.standing) {
    case Standing::too_few_with:
    case Standing::too_few_without:
      return "not enough data (at least " + std::to_string(analysis.least_units) +
             " on each side are needed).";
    case Standing::one_image_carries_it:
      return "not enough data (one image carries most impressions of a side).";
    case Standing::too_rare:
      return "left out, in too few images.";
    case Standing::too_common:
      return "left out, in too many images.";
    case Standing::tested:
      break;
  }
  return "";
}

std::string consequence(Adjustment adjustment) {
  switch (adjustment) {
    case Adjustment::stays:
      return "the difference stays";
    case Adjustment::shrinks:
      return "the difference shrinks to less than half";
    case Adjustment::disappears:
      return "the difference disappears";
    case Adjustment::changes_sign:
      return "the difference changes sign";
    case Adjustment::too_few_to_tell:
    case Adjustment::cannot_be_separated:
      break;
  }
  return "too few to tell";
}

/// What holding one factor fixed says, to follow the raw difference.
std::string among_equals(const AdjustedDifference& adjusted, const std::string& factor) {
  if (adjusted.adjustment == Adjustment::cannot_be_separated) {
    const auto levels = adjusted.informative_levels;
    return "; it cannot be separated from " + factor + " (" + counted(levels, factor) +
           (levels == 1 ? " holds both)" : " hold both)");
  }
  const auto& estimate = adjusted.estimate;
  return "; among images of the same " + factor + " " +
         points(estimate.value, estimate.interval(0.05), "95 %") +
         "): " + consequence(adjusted.adjustment);
}

std::string rank_sentence(const Analysis& analysis, const FeatureResult& feature) {
  const auto n = feature.sides.with.n + feature.sides.without.n;
  std::string sentence = counted(n, "image") + " by " + phrase(feature) + ": ";
  if (feature.standing != Standing::tested) return sentence + too_little(analysis, feature);
  if (std::isnan(feature.rank.rho)) {
    return sentence + "no rank correlation, since one of the two does not vary";
  }
  sentence += std::string("CTR ") + (feature.rank.rho < 0 ? "falls" : "rises") +
              " with it (rank correlation " + fixed(feature.rank.rho, 2) + ", " +
              level_of(analysis) + " " + fixed(feature.interval.low, 2) + " to " +
              fixed(feature.interval.high, 2) + ", " + q_value(feature.q) + ")";
  return sentence;
}

std::string presence_sentence(const Analysis& analysis, const FeatureResult& feature) {
  std::string sentence = counts_of(feature);
  if (feature.standing != Standing::tested) return sentence + too_little(analysis, feature);
  const bool pooled = analysis.group_ctr == GroupCtr::pooled;
  const auto& tested = pooled ? feature.pooled : feature.impact;
  sentence += (pooled ? "pooled CTR " : "CTR ") +
              points(tested.value, feature.interval, level_of(analysis)) + ", " +
              q_value(feature.q) + ")";
  if (feature.signs_disagree) {
    const auto& other = pooled ? feature.impact : feature.pooled;
    sentence += std::string("; ") + (pooled ? "the mean of the images' CTRs" : "pooled CTR") +
                " is " + (other.value < 0 ? "lower" : "higher") + ", so neither is marked";
  }
  return sentence;
}

}  // namespace

std::string phrase(const FeatureResult& feature) {
  const std::string name = spoken(feature.id.name);
  std::string text;
  std::string_view pattern = facts(feature.id.kind).phrase;
  while (!pattern.empty()) {
    const std::size_t open = std::min(pattern.find('{'), pattern.size());
    text += pattern.substr(0, open);
    pattern.remove_prefix(open);
    const std::string_view part = pattern.substr(0, pattern.find('}') + 1);
    if (part == "{name}") text += name;
    if (part == "{a name}") text += with_article(name);
    if (part == "{least}") text += number_text(feature.threshold);
    pattern.remove_prefix(part.size());
  }
  return text;
}

std::string verdict(const Analysis& analysis, const FeatureResult& feature) {
  const bool by_rank = feature.measure == Measure::rank;
  std::string sentence =
      by_rank ? rank_sentence(analysis, feature) : presence_sentence(analysis, feature);
  if (feature.standing != Standing::tested) return sentence;
  if (!feature.marked) {
    const bool is_told = feature.signs_disagree || (by_rank && std::isnan(feature.rank.rho));
    return sentence + (is_told ? "." : ": this may be chance.");
  }
  if (by_rank && !feature.adjusted.empty()) {
    sentence += "; images above the median of " + phrase(feature) + " have a CTR " +
                points(feature.impact.value, feature.impact_interval, level_of(analysis)) + ")";
  }
  for (std::size_t i = 0; i < feature.adjusted.size(); ++i) {
    sentence += among_equals(feature.adjusted[i], spoken(analysis.factors[i]));
  }
  return sentence + ".";
}

}  // namespace imagelift::stats
