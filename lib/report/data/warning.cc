#include "report/data/warning.h"

#include "report/words/phrase.h"
#include "report/words/words.h"
#include "stats/findings.h"

namespace imagelift::report {
namespace {

std::string not_separated(std::size_t levels, const std::string& factor) {
  if (levels == 0) return say("doubt.not_separated_at_all", {{"factor", factor}});
  return say_count("doubt.not_separated", levels, {{"factor", factor}});
}

std::string sentence(const stats::AdjustedDifference& adjusted, const std::string& factor) {
  switch (adjusted.adjustment) {
    case stats::Adjustment::cannot_be_separated:
      return not_separated(adjusted.informative_levels, factor);
    case stats::Adjustment::disappears:
      return say("doubt.disappears", {{"factor", factor}});
    case stats::Adjustment::changes_sign:
      return say("doubt.changes_sign", {{"factor", factor}});
    case stats::Adjustment::too_few_to_tell:
      return say("doubt.too_few_to_tell", {{"factor", factor}});
    case stats::Adjustment::stays:
    case stats::Adjustment::shrinks:
      break;
  }
  return say("doubt.other_way", {{"factor", factor}});
}

}  // namespace

std::string warning_of(const stats::Analysis& analysis, std::size_t feature) {
  const stats::FeatureResult& result = analysis.features[feature];
  for (std::size_t i = 0; i < result.adjusted.size(); ++i) {
    const stats::AdjustedDifference& adjusted = result.adjusted[i];
    const bool is_free = adjusted.estimate.interval(0.05).excludes_zero() &&
                         (adjusted.estimate.value > 0) == stats::goes_with_more(result);
    if (!is_free) return sentence(adjusted, spoken(analysis.factors[i]));
  }
  return "";
}

}  // namespace imagelift::report
