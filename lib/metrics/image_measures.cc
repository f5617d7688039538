#include "metrics/image_measures.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace imagelift::metrics {
namespace {

constexpr std::string_view kSpend = "spend", kRevenue = "revenue";
constexpr std::array<std::string_view, 3> kComeOfClicks = {"conversions", "purchases", "leads"};

OptionalNumber<double> count_of(const MetricRow& row, DerivedKind kind) {
  const auto& count = kind == DerivedKind::cost_per_impressions ? row.impressions : row.clicks;
  if (!count) return {};
  return static_cast<double>(*count);
}

std::optional<std::size_t> place_of(const std::vector<MetricMeasure>& measures,
                                    std::string_view name) {
  const auto found = std::ranges::find(measures, name, &MetricMeasure::name);
  if (found == measures.end() || found->kind == MeasureKind::level) return std::nullopt;
  return static_cast<std::size_t>(found - measures.begin());
}

void add_of_counts(std::vector<DerivedMeasure>& list, const std::vector<MetricMeasure>& measures,
                   std::size_t i) {
  const MetricMeasure& measure = measures[i];
  if (measure.kind == MeasureKind::amount && measure.name == kSpend) {
    list.push_back({DerivedKind::cost_per_click, "spend_per_click", measure.unit, i, {}});
    list.push_back(
        {DerivedKind::cost_per_impressions, "spend_per_1000_impressions", measure.unit, i, {}});
  }
  if (measure.kind == MeasureKind::events &&
      std::ranges::find(kComeOfClicks, measure.name) != kComeOfClicks.end()) {
    list.push_back({DerivedKind::rate_of_clicks, measure.name + "_per_click", "", i, {}});
  }
}

void add_return(std::vector<DerivedMeasure>& list, const std::vector<MetricMeasure>& measures) {
  const auto revenue = place_of(measures, kRevenue), spend = place_of(measures, kSpend);
  if (!revenue || !spend) return;
  const std::string& unit = measures[*spend].unit;
  if (unit.empty() || unit != measures[*revenue].unit) return;
  list.push_back({DerivedKind::return_on_spend, "revenue_per_spend", "", *revenue, spend});
}

}  // namespace

double mended(double sum) {
  // More decimals than any export has, as far as 53 bits hold them all.
  for (const double scale : {1e9, 1e6, 1e4}) {
    if (std::abs(sum) * scale < 4e15) return std::round(sum * scale) / scale;
  }
  return sum;
}

std::optional<double> of_image(const MetricTable& table, std::size_t measure,
                               std::span<const std::size_t> rows) {
  const MeasureColumn& column = table.measures[measure];
  const bool adds_up = column.kind != MeasureKind::level;
  std::optional<double> all;
  for (const std::size_t row : rows) {
    const auto value = column.values[row];
    if (!value) continue;
    if (!adds_up && all && *all != *value) return std::nullopt;
    all = adds_up ? all.value_or(0) + *value : *value;
  }
  return all && adds_up ? mended(*all) : all;
}

std::string_view to_string(DerivedKind kind) {
  switch (kind) {
    case DerivedKind::cost_per_click:
      return "cost_per_click";
    case DerivedKind::cost_per_impressions:
      return "cost_per_impressions";
    case DerivedKind::rate_of_clicks:
      return "rate_of_clicks";
    case DerivedKind::return_on_spend:
      return "return_on_spend";
  }
  return "";
}

std::vector<DerivedMeasure> derived_from(const std::vector<MetricMeasure>& measures,
                                         bool has_counts) {
  std::vector<DerivedMeasure> list;
  for (std::size_t i = 0; has_counts && i < measures.size(); ++i) add_of_counts(list, measures, i);
  add_return(list, measures);
  // A file that has such a column itself is not contradicted by ours.
  std::erase_if(list, [&](const DerivedMeasure& derived) {
    return std::ranges::find(measures, derived.name, &MetricMeasure::name) != measures.end();
  });
  return list;
}

std::optional<Quotient> of_image(const MetricTable& table, const DerivedMeasure& derived,
                                 std::span<const std::size_t> rows) {
  Quotient sums;
  for (const std::size_t row : rows) {
    const auto dividend = table.measures[derived.measure].values[row];
    const auto divisor = derived.divisor ? table.measures[*derived.divisor].values[row]
                                         : count_of(table.rows[row], derived.kind);
    if (!dividend || !divisor) continue;
    sums.dividend += *dividend;
    sums.divisor += *divisor;
  }
  sums = {mended(sums.dividend), mended(sums.divisor)};
  return sums.divisor > 0 ? std::optional(sums) : std::nullopt;
}

double value_of(DerivedKind kind, const Quotient& quotient) {
  const double scale = kind == DerivedKind::cost_per_impressions ? 1000 : 1;
  return scale * quotient.dividend / quotient.divisor;
}

}  // namespace imagelift::metrics
