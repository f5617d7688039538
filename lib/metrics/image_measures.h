#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "metrics/metrics.h"

namespace imagelift::metrics {

// What the measures of a table say of one image, whose rows are given as indices into table.rows.

/// What a measure says of an image: the sum of events or of an amount over the rows that say it; of
/// a level, which does not add up, what all rows that say it agree on. Empty: nothing.
std::optional<double> of_image(const MetricTable& table, std::size_t measure,
                               std::span<const std::size_t> rows);

/// A sum of decimal fractions as the decimal fraction that it is: 0.1 + 0.2 is 0.3.
double mended(double sum);

/// What follows from a measure and the counts beside it.
enum class DerivedKind {
  cost_per_click,        ///< spend / clicks, in the unit of spend
  cost_per_impressions,  ///< 1,000 * spend / impressions, likewise
  rate_of_clicks,        ///< conversions / clicks: events over trials
  return_on_spend,       ///< revenue / spend, of one known unit
};

/// What stands for a kind in documents.
std::string_view to_string(DerivedKind kind);

/// A measure that is computed. Spend is the measure of that name; conversions, purchases and leads
/// come of clicks.
struct DerivedMeasure {
  DerivedKind kind = DerivedKind::cost_per_click;
  std::string name;                    ///< a key, unlike that of any measure: `spend_per_click`
  std::string unit;                    ///< of a cost: that of spend; else empty
  std::size_t measure = 0;             ///< what is divided: index into the measures
  std::optional<std::size_t> divisor;  ///< likewise; empty: it is a count of clicks or impressions

  friend bool operator==(const DerivedMeasure&, const DerivedMeasure&) = default;
};

/// What can be derived from measures, in their order. `has_counts`: clicks and impressions are
/// known.
std::vector<DerivedMeasure> derived_from(const std::vector<MetricMeasure>& measures,
                                         bool has_counts);

/// What a derived measure is the quotient of; of rate_of_clicks the events and trials of a Rate.
struct Quotient {
  double dividend = 0;
  double divisor = 0;  ///< above 0

  friend bool operator==(const Quotient&, const Quotient&) = default;
};

/// What a derived measure says of an image, over the rows that say both of what it is made of: a
/// day of spend without clicks that are known must not make clicks dearer. Empty where the divisor
/// is not above 0, or no row says both.
std::optional<Quotient> of_image(const MetricTable& table, const DerivedMeasure& derived,
                                 std::span<const std::size_t> rows);

/// The value itself: dividend / divisor, of cost_per_impressions for 1,000 of them.
double value_of(DerivedKind kind, const Quotient& quotient);

}  // namespace imagelift::metrics
