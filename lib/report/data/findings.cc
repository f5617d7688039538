#include "report/data/findings.h"

#include <vector>

#include "report/data/test_next.h"
#include "report/words/number_text.h"
#include "report/words/phrase.h"
#include "report/words/words.h"
#include "stats/findings.h"

namespace imagelift::report {

namespace {

/// "a dog, a cat or a bird"
std::string listed(const ReportData& data, const std::vector<std::size_t>& features) {
  std::string out;
  for (std::size_t i = 0; i < features.size(); ++i) {
    if (i > 0) {
      out += say(i + 1 == features.size() ? "findings.list.last" : "findings.list.between");
    }
    out += phrase(data.analysis.features[features[i]]);
  }
  return out;
}

bool names_something(const ReportData& data) {
  return !data.findings.more.empty() || !data.findings.fewer.empty();
}

std::string named(const ReportData& data) {
  const std::string higher = listed(data, data.findings.more);
  const std::string lower = listed(data, data.findings.fewer);
  if (lower.empty()) return say("findings.headline.higher", {{"higher", higher}});
  if (higher.empty()) return say("findings.headline.lower", {{"lower", lower}});
  return say("findings.headline.both", {{"higher", higher}, {"lower", lower}});
}

}  // namespace

std::string headline(const ReportData& data) {
  if (data.images.empty()) {
    return say(data.failures.empty() ? "findings.headline.no_images"
                                     : "findings.headline.none_analysed");
  }
  if (data.analysis.rows == 0) return say("findings.headline.no_ctr");
  if (data.analysis.hypotheses == 0) {
    return say("findings.headline.too_few", {{"least", std::to_string(data.options.least_units)}});
  }
  if (names_something(data)) return named(data);
  if (!data.findings.warned.empty()) return say("findings.headline.doubtful");
  return say("findings.headline.nothing",
             {{"features", say_count("counts.feature", data.analysis.hypotheses)}});
}

std::string caution(const ReportData& data) {
  if (data.images.empty()) return say("findings.caution.no_images");
  if (data.analysis.rows == 0) return say("findings.caution.no_ctr");
  if (data.analysis.hypotheses == 0 || !names_something(data)) {
    const auto next = test_next(data);
    return next ? what_would_change_text(data, *next) : say("findings.caution.more_images");
  }
  return say("findings.caution.association");
}

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
