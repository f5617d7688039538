#include "report/words/reason.h"

#include <algorithm>
#include <set>

#include "report/words/shown_name.h"
#include "report/words/words.h"
#include "stats/findings.h"

namespace imagelift::report {
namespace {

using stats::Adjustment;

constexpr std::size_t kMostFactorsNamed = 3;

/// The one level that holds all images with the feature; empty where there are several, or some
/// image has none.
std::string only_level_of(const ReportData& data, std::size_t feature, const std::string& name) {
  const auto factor = std::find_if(data.factors.begin(), data.factors.end(),
                                   [&](const ReportFactor& each) { return each.name == name; });
  const stats::FeatureResult& result = data.analysis.features[feature];
  if (factor == data.factors.end() || result.measure == Measure::rank) return "";
  std::set<std::uint32_t> levels;
  for (const auto image :
       stats::present_rows(data.table.columns[result.column], result.threshold)) {
    levels.insert(factor->of_image[image]);
  }
  if (levels.size() != 1 || *levels.begin() == stats::Factor::kNoLevel) return "";
  return factor->levels[*levels.begin()];
}

std::string not_separated(const ReportData& data, std::size_t feature, const std::string& name) {
  const std::string factor = shown_factor(name);
  const std::string level = only_level_of(data, feature, name);
  if (level.empty()) return say("reason.not_separated", {{"factor", factor}});
  return say("reason.only_in", {{"factor", factor}, {"level", level}});
}

std::string of_all_factors(const ReportData& data, std::size_t feature) {
  const stats::FeatureResult& result = data.analysis.features[feature];
  const bool turns = result.naming.status == stats::NamingStatus::sign_turns;
  return say(turns ? "reason.held_turns" : "reason.held",
             {{"factors", held_factors(data.analysis)}});
}

}  // namespace

std::string held_factors(const stats::Analysis& analysis) {
  const auto& factors = analysis.factors;
  if (factors.size() > kMostFactorsNamed) {
    return say("held.all", {{"n", std::to_string(factors.size())}});
  }
  std::string names;
  for (std::size_t i = 0; i < factors.size(); ++i) {
    if (i > 0) names += say(i + 1 == factors.size() ? "held.last" : "findings.list.between");
    names += shown_factor(factors[i]);
  }
  return names;
}

std::string capitalised(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] -= 'a' - 'A';
  return text;
}

std::string reason_of_factor(const ReportData& data, std::size_t feature, std::size_t factor) {
  const stats::AdjustedDifference& adjusted = data.analysis.features[feature].adjusted[factor];
  const std::string& name = data.analysis.factors[factor];
  const std::string shown = shown_factor(name);
  switch (adjusted.adjustment) {
    case Adjustment::cannot_be_separated:
      return not_separated(data, feature, name);
    case Adjustment::disappears:
      return say("reason.disappears", {{"factor", shown}});
    case Adjustment::changes_sign:
      return say("reason.changes_sign", {{"factor", shown}});
    case Adjustment::too_few_to_tell:
      return say("reason.too_few_to_tell", {{"factor", shown}});
    case Adjustment::stays:
    case Adjustment::shrinks:
      break;
  }
  return "";
}

std::string reason_of(const ReportData& data, std::size_t feature) {
  const stats::FeatureResult& result = data.analysis.features[feature];
  if (result.naming.status == stats::NamingStatus::fragile) return say("reason.fragile");
  if (result.naming.status == stats::NamingStatus::not_on_its_own) return say("reason.others");
  for (std::size_t i = 0; i < result.adjusted.size(); ++i) {
    std::string reason = reason_of_factor(data, feature, i);
    if (!reason.empty()) return reason;
  }
  return result.adjusted.empty() ? say("reason.others") : of_all_factors(data, feature);
}

}  // namespace imagelift::report
