#include "tests/browser/made_up_measures.h"

#include <algorithm>
#include <cmath>

namespace imagelift::tests {
namespace {

using metrics::DerivedKind;
using metrics::MeasureKind;

const std::vector<metrics::MetricMeasure> kMeasures = {
    {"spend", "Amount spent (EUR)", "EUR", MeasureKind::amount},
    {"conversions", "Conversions </script><b>", "", MeasureKind::events},
    {"revenue", "Conv. value", "EUR", MeasureKind::amount},
    {"reach", "Reach", "", MeasureKind::level}};

std::vector<std::optional<double>> values_of(const report::ReportImage& image, std::size_t i) {
  if (!image.counts) return std::vector<std::optional<double>>(kMeasures.size());
  const auto& [clicks, impressions] = *image.counts;
  const double cents = std::floor(clicks * static_cast<double>(20 + i * 7 % 60));
  const double conversions = std::floor(clicks * static_cast<double>(1 + i % 9) / 100);
  return {i % 10 == 9 ? std::nullopt : std::optional(cents / 100), conversions, 25 * conversions,
          std::floor(0.7 * impressions)};
}

std::optional<metrics::Quotient> quotient_of(const report::ReportImage& image, std::size_t i,
                                             const metrics::DerivedMeasure& derived) {
  if (!image.counts || !image.measures[derived.measure]) return std::nullopt;
  double divisor = image.counts->events;
  if (derived.kind == DerivedKind::cost_per_impressions) divisor = image.counts->trials;
  if (derived.kind == DerivedKind::rate_of_clicks && i == 0) divisor = std::floor(divisor / 2);
  if (derived.divisor) divisor = image.measures[*derived.divisor].value_or(0);
  if (divisor <= 0) return std::nullopt;
  return metrics::Quotient{*image.measures[derived.measure], divisor};
}

}  // namespace

void add_measures(report::ReportData& data, std::size_t count) {
  if (count == 0) return;
  data.measures.assign(kMeasures.begin(), kMeasures.begin() + static_cast<std::ptrdiff_t>(count));
  data.derived_measures = metrics::derived_from(data.measures, true);
  for (std::size_t i = 0; i < data.images.size(); ++i) {
    report::ReportImage& image = data.images[i];
    image.measures = values_of(image, i);
    image.measures.resize(count);
    for (const metrics::DerivedMeasure& derived : data.derived_measures) {
      image.derived.push_back(quotient_of(image, i, derived));
    }
  }
  data.run.metrics_reading = {"The file is UTF-8, separated by commas.",
                              "The column <b>Conv.</b> is taken as conversions."};
}

}  // namespace imagelift::tests
