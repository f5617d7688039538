#include "metrics/image_measures.h"

#include <boost/test/unit_test.hpp>

#include "core/rate.h"

namespace imagelift::metrics {
namespace {

const std::vector<MetricMeasure> kMeasures = {
    {"spend", "Amount spent (EUR)", "EUR", MeasureKind::amount},
    {"conversions", "Conv.", "", MeasureKind::events},
    {"revenue", "Value", "EUR", MeasureKind::amount},
    {"reach", "Reach", "", MeasureKind::level},
    {"frequency", "Frequency", "", MeasureKind::level}};

/// Two days of one image, and a third row that says little.
struct TwoDays {
  MetricTable table;

  TwoDays() {
    table.has_counts = true;
    table.rows = {{2, {}, "a", 1000, 10}, {3, {}, "a", 3000, 30}, {4, {}, "a", 500, 60}};
    table.measures = {{kMeasures[0], {0.1, 0.2, {}}},
                      {kMeasures[1], {2.0, 1.0, {}}},
                      {kMeasures[2], {5.0, {}, {}}},
                      {kMeasures[3], {900.0, 2000.0, {}}},
                      {kMeasures[4], {1.5, 1.5, {}}}};
  }

  std::optional<Quotient> derived(DerivedKind kind, const std::vector<std::size_t>& rows) const {
    for (const DerivedMeasure& each : derived_from(kMeasures, true)) {
      if (each.kind == kind) return of_image(table, each, rows);
    }
    BOOST_FAIL("nothing is derived");
    return {};
  }
};

std::vector<std::string> names(const std::vector<MetricMeasure>& measures, bool has_counts = true) {
  std::vector<std::string> list;
  for (const DerivedMeasure& each : derived_from(measures, has_counts)) list.push_back(each.name);
  return list;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(image_measures_tests, TwoDays)

BOOST_AUTO_TEST_CASE(events_and_amounts_are_summed_over_the_rows_that_say_them) {
  BOOST_CHECK(of_image(table, 0, std::vector<std::size_t>{0, 1, 2}) == 0.3);
  BOOST_CHECK(of_image(table, 1, std::vector<std::size_t>{0, 1, 2}) == 3.0);
  BOOST_CHECK(of_image(table, 2, std::vector<std::size_t>{0, 1, 2}) == 5.0);
  BOOST_CHECK(!of_image(table, 0, std::vector<std::size_t>{2}));
  BOOST_CHECK(!of_image(table, 0, std::vector<std::size_t>{}));
}

BOOST_AUTO_TEST_CASE(a_level_is_what_one_row_says_or_all_agree_on) {
  BOOST_CHECK(!of_image(table, 3, std::vector<std::size_t>{0, 1}));
  BOOST_CHECK(of_image(table, 3, std::vector<std::size_t>{1, 2}) == 2000.0);
  BOOST_CHECK(of_image(table, 4, std::vector<std::size_t>{0, 1, 2}) == 1.5);
}

BOOST_AUTO_TEST_CASE(costs_are_of_the_rows_that_say_spend) {
  const auto per_click = derived(DerivedKind::cost_per_click, {0, 1, 2});
  BOOST_CHECK((per_click == Quotient{0.3, 40}));
  BOOST_TEST(value_of(DerivedKind::cost_per_click, *per_click) == 0.3 / 40);
  const auto per_thousand = derived(DerivedKind::cost_per_impressions, {0, 1});
  BOOST_CHECK((per_thousand == Quotient{0.3, 4000}));
  BOOST_TEST(value_of(DerivedKind::cost_per_impressions, *per_thousand) == 0.075);
}

BOOST_AUTO_TEST_CASE(conversions_are_events_over_clicks) {
  const auto rate = derived(DerivedKind::rate_of_clicks, {0, 1, 2});
  BOOST_CHECK((rate == Quotient{3, 40}));
  BOOST_TEST((Rate{3, 40}.value() == value_of(DerivedKind::rate_of_clicks, *rate)));
}

BOOST_AUTO_TEST_CASE(a_return_is_of_the_rows_that_say_revenue_and_spend) {
  BOOST_CHECK((derived(DerivedKind::return_on_spend, {0, 1, 2}) == Quotient{5, 0.1}));
}

BOOST_AUTO_TEST_CASE(nothing_is_divided_by_nothing) {
  BOOST_CHECK(!derived(DerivedKind::cost_per_click, {2}));
  table.rows[0].clicks = 0;
  BOOST_CHECK(!derived(DerivedKind::cost_per_click, {0}));
  table.measures[0].values[0] = 0;
  BOOST_CHECK(!derived(DerivedKind::return_on_spend, {0}));
  table.measures[0].values[0] = -1;  // a refund
  BOOST_CHECK(!derived(DerivedKind::return_on_spend, {0}));
}

BOOST_AUTO_TEST_CASE(what_is_derived_hangs_on_what_is_there) {
  BOOST_TEST(names(kMeasures) ==
             (std::vector<std::string>{"spend_per_click", "spend_per_1000_impressions",
                                       "conversions_per_click", "revenue_per_spend"}));
  BOOST_TEST(names(kMeasures, false) == std::vector<std::string>{"revenue_per_spend"});
  BOOST_TEST(names({}).empty());
  std::vector<MetricMeasure> measures = kMeasures;
  measures.push_back({"spend_per_click", "Spend per click", "", MeasureKind::level});
  BOOST_TEST(names(measures).front() == "spend_per_1000_impressions");
}

BOOST_AUTO_TEST_CASE(a_return_needs_one_known_unit) {
  std::vector<MetricMeasure> measures = kMeasures;
  measures[2].unit = "USD";
  BOOST_TEST(names(measures).back() == "conversions_per_click");
  measures[2].unit = measures[0].unit = "";
  BOOST_TEST(names(measures).back() == "conversions_per_click");
}

BOOST_AUTO_TEST_CASE(a_level_of_a_known_name_is_not_divided) {
  std::vector<MetricMeasure> measures = kMeasures;
  for (MetricMeasure& measure : measures) measure.kind = MeasureKind::level;
  BOOST_TEST(names(measures).empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace imagelift::metrics
