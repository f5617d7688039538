#include "report/data/findings.h"

#include <vector>

#include "report/data/lead.h"
#include "report/data/test_next.h"
#include "report/words/card.h"
#include "report/words/phrase.h"
#include "report/words/reason.h"
#include "report/words/words.h"
#include "stats/findings.h"

namespace imagelift::report {

namespace {

/// "a dog, a cat or a bird"
std::string joined(const std::vector<std::string>& names) {
  std::string out;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) {
      out += say(i + 1 == names.size() ? "findings.list.last" : "findings.list.between");
    }
    out += names[i];
  }
  return out;
}

std::string listed(const ReportData& data, const std::vector<std::size_t>& features) {
  std::vector<std::string> names;
  for (const std::size_t f : features) names.push_back(phrase(data.analysis.features[f]));
  return joined(names);
}

std::string features_named(const ReportData& data) {
  const std::string higher = listed(data, data.findings.more);
  const std::string lower = listed(data, data.findings.fewer);
  if (higher.empty() && lower.empty()) return "";
  if (lower.empty()) return say("findings.headline.higher", {{"higher", higher}});
  if (higher.empty()) return say("findings.headline.lower", {{"lower", lower}});
  return say("findings.headline.both", {{"higher", higher}, {"lower", lower}});
}

/// `key`: a sentence about one level or several.
std::string levels_named(const ReportData& data, const std::vector<std::size_t>& levels,
                         std::string_view key) {
  if (levels.empty()) return "";
  std::vector<std::string> names;
  for (const std::size_t level : levels) {
    names.push_back(level_name(data, data.analysis.levels[level]));
  }
  return say_count(key, levels.size(), {{"levels", capitalised(joined(names))}});
}

bool names_something(const stats::Findings& found) {
  return !found.more.empty() || !found.fewer.empty() || !found.levels_more.empty() ||
         !found.levels_fewer.empty();
}

std::string in_a_row(const std::vector<std::string>& sentences) {
  std::string text;
  for (const std::string& sentence : sentences) {
    if (!sentence.empty()) text += (text.empty() ? "" : " ") + sentence;
  }
  return text;
}

/// "text", "brightness above the median": after "images with".
std::string named_in_sentence(const stats::FeatureResult& feature) {
  const std::string name = phrase(feature);
  return feature.measure == Measure::rank ? say("card.above_median", {{"feature", name}}) : name;
}

std::string nothing_named(const ReportData& data) {
  const std::string lead = false_lead_text(data);
  if (!lead.empty()) return say("findings.headline.nothing_yet") + " " + lead;
  return say("findings.headline.nothing",
             {{"features", say_count("counts.feature", data.analysis.hypotheses)}});
}

}  // namespace

std::string headline(const ReportData& data) {
  if (data.images.empty()) {
    return say(data.failures.empty() ? "findings.headline.no_images"
                                     : "findings.headline.none_analysed");
  }
  if (data.analysis.rows == 0) return say("findings.headline.no_ctr");
  const stats::Findings& found = data.findings;
  if (data.analysis.hypotheses == 0 && !names_something(found)) {
    return say("findings.headline.too_few",
               {{"least", std::to_string(data.options.least_families)}});
  }
  if (!names_something(found)) return nothing_named(data);
  return in_a_row({features_named(data),
                   levels_named(data, found.levels_more, "findings.headline.levels_higher"),
                   levels_named(data, found.levels_fewer, "findings.headline.levels_lower"),
                   false_lead_text(data)});
}

std::string caution(const ReportData& data) {
  if (data.images.empty()) return say("findings.caution.no_images");
  if (data.analysis.rows == 0) return say("findings.caution.no_ctr");
  if (!names_something(data.findings)) {
    const auto next = test_next(data);
    return next ? what_would_change_text(data, *next) : say("findings.caution.more_images");
  }
  return say("findings.caution.association");
}

std::string false_lead_text(const ReportData& data) {
  if (!data.findings.false_lead) return "";
  const std::size_t f = data.findings.false_lead->feature;
  const stats::FeatureResult& feature = data.analysis.features[f];
  const double difference = feature.sides.with.mean - feature.sides.without.mean;
  return say(stats::goes_with_more(feature) ? "false_lead.better" : "false_lead.worse",
             {{"feature", named_in_sentence(feature)},
              {"ctr", ctr_beside(feature.sides.with.mean, difference)},
              {"other", ctr_beside(feature.sides.without.mean, difference)},
              {"reason", reason_of(data, f)}});
}

std::string warning_of(const ReportData& data, std::size_t feature) {
  const stats::Naming& naming = data.analysis.features[feature].naming;
  const bool stands_under_a_name =
      naming.is_under_a_name() && naming.status != stats::NamingStatus::fragile;
  if (naming.status == stats::NamingStatus::named || stands_under_a_name) return "";
  return capitalised(reason_of(data, feature)) + ".";
}

}  // namespace imagelift::report
