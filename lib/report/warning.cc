#include "report/warning.h"

#include <algorithm>

#include "report/number_text.h"
#include "stats/answer.h"

namespace imagelift::report {
namespace {

std::string spoken(std::string name) {
  std::replace(name.begin(), name.end(), '_', ' ');
  return name;
}

std::string not_separated(std::size_t levels, const std::string& factor) {
  const std::string those = levels == 0 ? "no " + factor : count_of(levels, factor);
  return "It cannot be separated from " + factor + ": " + those +
         (levels < 2 ? " holds" : " hold") + " images with it and without it.";
}

std::string sentence(const stats::AdjustedDifference& adjusted, const std::string& factor) {
  const std::string among = "Among images of the same " + factor + " ";
  switch (adjusted.adjustment) {
    case stats::Adjustment::cannot_be_separated:
      return not_separated(adjusted.informative_levels, factor);
    case stats::Adjustment::disappears:
      return among + "the difference disappears.";
    case stats::Adjustment::changes_sign:
      return among + "the difference changes sign.";
    case stats::Adjustment::too_few_to_tell:
      return among + "there are too few to tell.";
    case stats::Adjustment::stays:
    case stats::Adjustment::shrinks:
      break;
  }
  return among + "the difference points the other way.";
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
