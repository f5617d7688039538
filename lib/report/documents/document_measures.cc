#include "report/documents/document_measures.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "report/data/packed_numbers.h"
#include "report/documents/summary_deltas.h"

namespace imagelift::report {
namespace {

using Numbers = std::vector<std::optional<double>>;

constexpr std::size_t kMostMeasures = 50;

Json packed(const Numbers& numbers) {
  const auto [column, divisor] = pack_numbers(numbers);
  Json out = json_of(column);
  out["divisor"] = divisor;
  return out;
}

Numbers numbers_of(const std::vector<ReportImage>& images, std::size_t measure) {
  Numbers numbers;
  for (const ReportImage& image : images) numbers.push_back(image.measures[measure]);
  return numbers;
}

/// What the page makes of the image's own sums.
std::optional<metrics::Quotient> of_sums(const ReportImage& image,
                                         const metrics::DerivedMeasure& derived) {
  const std::optional<double> dividend = image.measures[derived.measure];
  std::optional<double> divisor;
  if (derived.divisor) {
    divisor = image.measures[*derived.divisor];
  } else if (image.counts) {
    const bool is_shown = derived.kind == metrics::DerivedKind::cost_per_impressions;
    divisor = is_shown ? image.counts->trials : image.counts->events;
  }
  if (!dividend || !(divisor.value_or(0) > 0)) return std::nullopt;
  return metrics::Quotient{*dividend, *divisor};
}

/// Null where the images' own sums say the same, as they do unless some rows leave a measure out.
Json quotients_of(const std::vector<ReportImage>& images, std::size_t place,
                  const metrics::DerivedMeasure& derived) {
  const bool same = std::all_of(images.begin(), images.end(), [&](const ReportImage& image) {
    return image.derived[place] == of_sums(image, derived);
  });
  if (same) return nullptr;
  Numbers dividends, divisors;
  for (const ReportImage& image : images) {
    const auto& quotient = image.derived[place];
    dividends.push_back(quotient ? std::optional(quotient->dividend) : std::nullopt);
    divisors.push_back(quotient ? std::optional(quotient->divisor) : std::nullopt);
  }
  return {{"dividends", packed(dividends)}, {"divisors", packed(divisors)}};
}

}  // namespace

void add_measures(Json& document, const ReportData& data) {
  if (data.measures.empty()) return;
  Json& measures = document["measures"] = Json::array();
  for (std::size_t i = 0; i < data.measures.size(); ++i) {
    const metrics::MetricMeasure& measure = data.measures[i];
    measures.push_back({{"name", measure.name},
                        {"heading", measure.heading},
                        {"unit", measure.unit},
                        {"kind", to_string(measure.kind)},
                        {"values", packed(numbers_of(data.images, i))}});
  }
  Json& list = document["derived_measures"] = Json::array();
  for (std::size_t i = 0; i < data.derived_measures.size(); ++i) {
    const metrics::DerivedMeasure& derived = data.derived_measures[i];
    list.push_back({{"name", derived.name},
                    {"kind", to_string(derived.kind)},
                    {"unit", derived.unit},
                    {"measure", derived.measure},
                    {"divisor", derived.divisor ? Json(*derived.divisor) : Json(nullptr)},
                    {"quotients", quotients_of(data.images, i, derived)}});
  }
}

Json summary_measures(const ReportData& data) {
  Json list = Json::array();
  for (std::size_t i = 0; i < std::min(data.measures.size(), kMostMeasures); ++i) {
    const metrics::MetricMeasure& measure = data.measures[i];
    std::size_t images = 0;
    double sum = 0;
    for (const ReportImage& image : data.images) {
      images += image.measures[i].has_value();
      sum += image.measures[i].value_or(0);
    }
    const bool adds_up = measure.kind != metrics::MeasureKind::level;
    list.push_back({{"name", cut_text(measure.name)},
                    {"heading", cut_text(measure.heading)},
                    {"unit", cut_text(measure.unit)},
                    {"kind", to_string(measure.kind)},
                    {"images", images},
                    {"sum", adds_up && images > 0 ? Json(metrics::mended(sum)) : Json(nullptr)}});
  }
  return list;
}

}  // namespace imagelift::report
