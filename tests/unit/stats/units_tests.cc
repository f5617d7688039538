#include "stats/units.h"

#include <boost/test/unit_test.hpp>
#include <cmath>

namespace imagelift::stats {
namespace {

/// Five rows: 0 and 2 are one image, 4 has no impressions.
struct TwinsFixture {
  FeatureTable table;
  Outcomes outcomes;

  TwinsFixture() {
    table.rows = 5;
    table.missing = {{}, {1}, {0, 2}};
    outcomes.ctr = {0.1, 0.2, 0.3, 0.4, kUndefined};
    outcomes.clicks = {1, 2, 30, 4, 0};
    outcomes.impressions = {10, 10, 100, 10, 0};
    outcomes.clusters = {{0, 1, 0, 2, 3}, 4};
    outcomes.factors = {{"template", {"a", "b"}, {0, 1, 1, 1, 0}}};
  }

  void add(std::vector<std::uint32_t> rows, std::vector<double> values, std::size_t missing = 0) {
    table.columns.push_back({{FeatureKind::other, "x"},
                             "x",
                             Measure::presence,
                             std::move(rows),
                             std::move(values),
                             missing});
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(units_tests, TwinsFixture)

BOOST_AUTO_TEST_CASE(a_unit_has_the_mean_of_ctrs_and_the_sums_of_counts) {
  const auto units = units_of(table, outcomes);
  BOOST_REQUIRE_EQUAL(units.table.rows, 3);
  BOOST_CHECK_CLOSE(units.outcomes.ctr[0], 0.2, 1e-12);
  BOOST_CHECK_EQUAL(units.outcomes.clicks[0], 31);
  BOOST_CHECK_EQUAL(units.outcomes.impressions[0], 110);
  BOOST_CHECK_EQUAL(units.row_counts[0], 2);
}

BOOST_AUTO_TEST_CASE(a_row_without_impressions_is_left_out) {
  add({3, 4}, {1, 1});
  const auto units = units_of(table, outcomes);
  const std::vector<std::uint32_t> expected = {2};
  BOOST_TEST(units.table.columns[0].rows == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_value_is_the_lower_middle_one_of_its_rows) {
  add({0, 2}, {0.3, 0.5});
  add({0, 1}, {0.3, 0.7});
  const auto units = units_of(table, outcomes);
  BOOST_CHECK_EQUAL(units.table.columns[0].values[0], 0.3);
  // 0 and 0.3: the lower one is 0, so the unit does not have it.
  const std::vector<std::uint32_t> expected = {1};
  BOOST_TEST(units.table.columns[1].rows == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_unit_is_missing_where_all_its_rows_are) {
  const auto units = units_of(table, outcomes);
  const std::vector<std::uint32_t> first = {1};
  const std::vector<std::uint32_t> second = {0};
  BOOST_TEST(units.table.missing[1] == first, boost::test_tools::per_element());
  BOOST_TEST(units.table.missing[2] == second, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_level_that_differs_inside_a_cluster_is_none_and_makes_cells) {
  const auto units = units_of(table, outcomes);
  BOOST_CHECK_EQUAL(units.outcomes.factors[0].of_row[0], Factor::kNoLevel);
  BOOST_CHECK_EQUAL(units.outcomes.factors[0].of_row[1], 1);
  const auto cells = cells_of(outcomes, outcomes.factors[0]);
  BOOST_CHECK_EQUAL(cells.count, 5);
  BOOST_CHECK_NE(cells.of_row[0], cells.of_row[2]);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace imagelift::stats
