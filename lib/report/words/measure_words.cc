#include "report/words/measure_words.h"

#include <cmath>

#include "report/words/number_text.h"
#include "report/words/words.h"

namespace imagelift::report {
namespace {

using metrics::DerivedKind;
using metrics::DerivedMeasure;
using metrics::Quotient;

std::string text_of(const ReportData& data, const DerivedMeasure& derived,
                    const Quotient& quotient) {
  const double value = metrics::value_of(derived.kind, quotient);
  const auto counted = static_cast<std::size_t>(quotient.divisor);
  switch (derived.kind) {
    case DerivedKind::cost_per_click:
      return say("measures.per_click", {{"cost", amount_text(value, derived.unit)},
                                        {"clicks", say_count("counts.click", counted)}});
    case DerivedKind::cost_per_impressions:
      return say("measures.per_impressions",
                 {{"cost", amount_text(value, derived.unit)},
                  {"impressions", say_count("counts.impression", counted)}});
    case DerivedKind::rate_of_clicks:
      return say("measures.of_clicks_and_rate", {{"events", amount_text(quotient.dividend)},
                                                 {"clicks", say_count("counts.click", counted)},
                                                 {"rate", ctr_text(value)}});
    case DerivedKind::return_on_spend:
      return say("measures.times_spend",
                 {{"times", amount_text(value)},
                  {"spend", amount_text(quotient.divisor, data.measures[*derived.divisor].unit)}});
  }
  return "";
}

}  // namespace

std::string measure_text(const ReportData& data, std::size_t image, std::size_t measure) {
  const std::optional<double>& value = data.images[image].measures[measure];
  return amount_text(value.value_or(std::nan("")), data.measures[measure].unit);
}

std::vector<std::string> derived_texts(const ReportData& data, std::size_t image,
                                       std::size_t measure) {
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < data.derived_measures.size(); ++i) {
    const DerivedMeasure& derived = data.derived_measures[i];
    const std::optional<Quotient>& quotient = data.images[image].derived[i];
    if (derived.measure == measure && quotient) texts.push_back(text_of(data, derived, *quotient));
  }
  return texts;
}

}  // namespace imagelift::report
