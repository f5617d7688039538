#include "metrics/metrics.h"

#include <boost/test/unit_test.hpp>

namespace imagelift::metrics {
namespace {

/// Three rows with a level and a value each.
MetricTable three_rows() {
  MetricTable table;
  table.has_counts = true;
  table.rows = {{2, {}, "a", 100, 1}, {3, {}, "b", 200, 2}, {4, {}, "c", 300, 3}};
  table.factors = {{"zone", FactorOrigin::metrics, {"x", "y", "z"}}};
  table.measures = {{{"spend", "Spend", "EUR", MeasureKind::amount}, {1, {}, 3}}};
  return table;
}

BOOST_AUTO_TEST_SUITE(metrics_tests)

BOOST_AUTO_TEST_CASE(a_number_or_none_takes_the_room_of_a_number) {
  static_assert(sizeof(OptionalNumber<double>) == sizeof(double));
  static_assert(sizeof(MetricRow) <= 48);
  OptionalNumber<std::uint64_t> count;
  BOOST_TEST(!count);
  BOOST_TEST((count == OptionalNumber<std::uint64_t>(std::nullopt)));
  count = 0;
  BOOST_TEST(count.has_value());
  BOOST_TEST(*count == 0U);
  *count += 7;
  BOOST_TEST(count.value_or(1) == 7U);
  BOOST_TEST((std::optional<std::uint64_t>(count) == 7U));
}

BOOST_AUTO_TEST_CASE(no_fraction_is_none_whatever_it_is_compared_with) {
  const OptionalNumber<double> none, zero = 0.0;
  BOOST_TEST((none == OptionalNumber<double>()));
  BOOST_TEST((none != zero));
  BOOST_TEST(none.value_or(-1) == -1);
  BOOST_TEST((std::optional<double>(none) == std::nullopt));
}

BOOST_AUTO_TEST_CASE(rows_go_with_their_levels_and_values) {
  MetricTable table = three_rows();
  table.drop_rows({false, true, false});
  BOOST_TEST_REQUIRE(table.rows.size() == 2U);
  BOOST_TEST(table.rows[1].image == "c");
  BOOST_TEST(table.factors[0].levels == (std::vector<std::string>{"x", "z"}),
             boost::test_tools::per_element());
  BOOST_TEST((table.measures[0].values == std::vector<OptionalNumber<double>>{1, 3}));
}

BOOST_AUTO_TEST_CASE(new_rows_have_empty_levels_and_values) {
  MetricTable table = three_rows();
  table.rows.push_back({5, {}, "d", 1, 0});
  table.fill_columns();
  BOOST_TEST(table.factors[0].levels[3].empty());
  BOOST_TEST(!table.measures[0].values[3]);
  BOOST_TEST((levels_of(table, 2) == std::vector<std::string_view>{"z"}));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace imagelift::metrics
