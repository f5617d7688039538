#include "stats/threshold.h"

#include <boost/test/unit_test.hpp>
#include <cmath>

namespace imagelift::stats {
namespace {

/// 40 images; those of the first half carry 2 % more CTR, with alternating noise.
struct HalvesFixture {
  FeatureTable table;
  Outcomes outcomes;

  HalvesFixture() {
    table.rows = 40;
    for (int row = 0; row < 40; ++row) {
      outcomes.ctr.push_back((row < 20 ? 0.04 : 0.02) + (row % 2 == 0 ? 0.002 : -0.002));
    }
  }

  /// A value for rows 0..19, and another for rows 20..39 where it is not 0.
  void add(double first, double second) {
    FeatureColumn column;
    column.id = {FeatureKind::object, "o" + std::to_string(table.columns.size())};
    column.key = column.id.name;
    for (std::uint32_t row = 0; row < 40; ++row) {
      const double value = row < 20 ? first : second;
      // Three rows without it keep both sides filled at every threshold.
      if (value == 0 || row % 7 == 3) continue;
      column.rows.push_back(row);
      column.values.push_back(value);
    }
    table.columns.push_back(column);
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(threshold_tests, HalvesFixture)

BOOST_AUTO_TEST_CASE(clear_detections_do_not_depend_on_the_threshold) {
  add(0.9, 0);
  const auto checks = check_thresholds(table, outcomes, {}, analyse(table, outcomes));
  BOOST_CHECK(!checks[0].flips);
  BOOST_CHECK_EQUAL(checks[0].at_half.value, checks[0].at_one_and_a_half.value);
}

BOOST_AUTO_TEST_CASE(detections_near_the_threshold_do) {
  add(0.3, 0.15);
  const auto checks = check_thresholds(table, outcomes, {}, analyse(table, outcomes));
  BOOST_CHECK(checks[0].flips);
}

BOOST_AUTO_TEST_CASE(wrong_detections_water_a_difference_down) {
  BOOST_CHECK_CLOSE(undiluted_difference(0.3, 0.9, 0.7), 0.5, 1e-9);
  BOOST_CHECK_EQUAL(undiluted_difference(0.3, 1, 1), 0.3);
  BOOST_CHECK(std::isnan(undiluted_difference(0.3, 0.5, 0.5)));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace imagelift::stats
