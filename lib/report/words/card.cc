#include "report/words/card.h"

#include <algorithm>
#include <cmath>
#include <string_view>

#include "report/words/click_change.h"
#include "report/words/number_text.h"
#include "report/words/phrase.h"
#include "report/words/reason.h"
#include "report/words/shown_name.h"
#include "report/words/words.h"
#include "stats/findings.h"

namespace imagelift::report {
namespace {

using stats::Adjustment;
using stats::FeatureResult;

constexpr std::size_t kMostAlso = 12;

std::string without_article(const std::string& phrase) {
  for (const std::string_view article : {"a ", "an ", "the "}) {
    if (phrase.starts_with(article)) return phrase.substr(article.size());
  }
  return phrase;
}

std::string lead_text(const stats::Analysis& analysis, const Lead& lead) {
  const double difference = lead.difference.value;
  const Values ctrs = {{"with", ctr_beside(lead.with, difference)},
                       {"without", ctr_beside(lead.without, difference)},
                       {"factors", held_factors(analysis)}};
  return say(lead.is_held_fixed ? "card.instead_held" : "card.instead", ctrs);
}

std::string images_text(const stats::Side& side) {
  std::string images = say_count("counts.image", side.n);
  if (side.families == side.n) return images;
  return images + say("findings.list.between") + say_count("counts.photo", side.families);
}

/// "Same within each template and each placement."
std::string same_within(const std::vector<std::string>& factors) {
  if (factors.empty()) return "";
  std::string list;
  for (const std::string& factor : factors) {
    list += (list.empty() ? "" : say("card.and_each")) + factor;
  }
  return say("card.same_within", {{"factors", list}});
}

/// What holding one factor fixed does to a difference that does not simply stay.
std::string changed_within(const ReportData& data, std::size_t feature, std::size_t factor) {
  const stats::AdjustedDifference& adjusted = data.analysis.features[feature].adjusted[factor];
  if (adjusted.adjustment != Adjustment::shrinks) {
    return capitalised(reason_of_factor(data, feature, factor)) + ".";
  }
  return say("card.shrinks", {{"factor", shown_factor(data.analysis.factors[factor])},
                              {"change", click_change(adjusted.estimate.value)}});
}

bool differs_between_levels(const stats::AdjustedDifference& adjusted) {
  return adjusted.between_levels.p < 0.01;
}

std::string within_text(const ReportData& data, std::size_t feature) {
  const auto& adjusted = data.analysis.features[feature].adjusted;
  std::vector<std::string> same;
  std::string rest;
  for (std::size_t i = 0; i < adjusted.size(); ++i) {
    const std::string factor = shown_factor(data.analysis.factors[i]);
    if (adjusted[i].adjustment == Adjustment::stays) {
      same.push_back(factor);
    } else {
      rest += " " + changed_within(data, feature, i);
    }
    if (differs_between_levels(adjusted[i])) {
      rest += " " + say("card.differs", {{"factor", factor}});
    }
  }
  const std::string text = same_within(same) + rest;
  return text.starts_with(' ') ? text.substr(1) : text;
}

/// Each offered factor, and the other names where the feature was fitted beside them.
std::vector<Tick> ticks_of(const ReportData& data, const FeatureResult& feature) {
  std::vector<Tick> ticks;
  for (std::size_t i = 0; i < feature.adjusted.size(); ++i) {
    ticks.push_back({say("card.ticks.same", {{"factor", shown_factor(data.analysis.factors[i])}}),
                     feature.adjusted[i].adjustment});
  }
  const bool has_others = data.analysis.rejected_within > 1;
  if (has_others && feature.naming.status == stats::NamingStatus::named) {
    ticks.push_back({say("card.ticks.other_features"), Adjustment::stays});
  }
  return ticks;
}

std::string names_of(const ReportData& data, const std::vector<std::size_t>& features,
                     std::string_view last) {
  std::string names;
  const std::size_t shown = std::min(features.size(), kMostAlso);
  for (std::size_t i = 0; i < shown; ++i) {
    if (i > 0) names += say(i + 1 == shown ? last : "findings.list.between");
    names += without_article(phrase(data.analysis.features[features[i]]));
  }
  return names;
}

std::string either_or_text(const ReportData& data, std::size_t name,
                           std::vector<std::size_t> others) {
  if (others.empty()) return "";
  others.insert(others.begin(), name);
  return say("card.either_or",
             {{"names", capitalised(names_of(data, others, "findings.list.last"))}});
}

}  // namespace

std::string ctr_beside(double ctr, double difference) {
  const double percent = std::abs(100 * difference);
  const int decimals =
      percent > 0 ? std::clamp(1 - static_cast<int>(std::floor(std::log10(percent))), 1, 6) : 2;
  return fixed(100 * ctr, decimals) + "\xC2\xA0%";
}

std::string subject_of(const FeatureResult& feature) {
  const std::string name = capitalised(without_article(phrase(feature)));
  return feature.measure == Measure::rank ? say("card.above_median", {{"feature", name}}) : name;
}

std::string level_name(const ReportData& data, const stats::LevelResult& level) {
  return say("card.level", {{"factor", shown_factor(data.analysis.factors[level.factor])},
                            {"level", level.name}});
}

Card card_of(const ReportData& data, std::size_t f) {
  const FeatureResult& feature = data.analysis.features[f];
  const Companions companions = companions_of(data.analysis, f);
  Card card;
  card.numbers = lead_of(data.analysis, feature);
  card.subject = subject_of(feature);
  card.lead = lead_text(data.analysis, card.numbers);
  card.change = click_change(card.numbers.difference.value, card.numbers.interval);
  card.within = within_text(data, f);
  card.images = images_text(feature.sides.with);
  card.either_or = either_or_text(data, f, companions.either_or);
  if (!companions.also.empty()) {
    card.also =
        say("card.also", {{"names", names_of(data, companions.also, "findings.list.between")}});
  }
  card.ticks = ticks_of(data, feature);
  return card;
}

Card level_card_of(const ReportData& data, std::size_t level) {
  const stats::LevelResult& result = data.analysis.levels[level];
  Card card;
  card.numbers = lead_of(data.analysis, result);
  card.subject = capitalised(level_name(data, result));
  const double difference = card.numbers.difference.value;
  card.lead = say("card.instead", {{"with", ctr_beside(card.numbers.with, difference)},
                                   {"without", ctr_beside(card.numbers.without, difference)}});
  if (card.numbers.is_held_fixed) card.lead += say("card.others_held");
  card.change = click_change(difference, card.numbers.interval);
  card.images = images_text(result.sides.with);
  return card;
}

std::string card_text(const Card& card) {
  std::string text = card.subject + ": " + card.lead + " " + card.change + ".";
  if (!card.within.empty()) text += " " + card.within;
  text += " " + card.images + ".";
  for (const std::string& part : {card.either_or, card.also}) {
    if (!part.empty()) text += " " + part;
  }
  return text;
}

}  // namespace imagelift::report
