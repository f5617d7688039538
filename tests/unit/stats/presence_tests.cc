#include "stats/presence.h"

#include <boost/test/unit_test.hpp>

namespace imagelift::stats {
namespace {

FeatureColumn column_of(std::vector<std::uint32_t> rows, std::vector<double> values) {
  return {{FeatureKind::object, "dog"},
          "dog",
          Measure::presence,
          std::move(rows),
          std::move(values),
          0};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(presence_tests)

BOOST_AUTO_TEST_CASE(presence_is_at_or_above_the_threshold_and_above_zero) {
  const auto column = column_of({0, 2, 5, 7}, {0.25, 0.2499, 0.9, -1});
  const std::vector<std::uint32_t> at_quarter = {0, 5};
  const std::vector<std::uint32_t> at_zero = {0, 2, 5};
  BOOST_TEST(present_rows(column, 0.25) == at_quarter, boost::test_tools::per_element());
  BOOST_TEST(present_rows(column, 0) == at_zero, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(faces_are_counted_by_the_threshold_of_counts) {
  Thresholds thresholds;
  BOOST_CHECK_EQUAL(thresholds.of({FeatureKind::face, "face"}), 0.9);
  BOOST_CHECK_EQUAL(thresholds.of({FeatureKind::count, "face"}), 1);
  thresholds.set(FeatureKind::object, 0.5);
  BOOST_CHECK_EQUAL(thresholds.scaled(1.5).of({FeatureKind::object, "dog"}), 0.75);
}

BOOST_AUTO_TEST_CASE(the_median_counts_zeros_and_skips_missing_rows) {
  const auto column = column_of({0, 1, 4}, {-2, 3, 5});
  const auto all = split_at_median(column, 5, {});
  BOOST_CHECK_EQUAL(all.median, 0);
  const std::vector<std::uint32_t> above = {1, 4};
  BOOST_TEST(all.above == above, boost::test_tools::per_element());
  const auto known = split_at_median(column, 5, {2});
  BOOST_CHECK_EQUAL(known.median, 1.5);
}

BOOST_AUTO_TEST_CASE(zeros_are_above_a_negative_median) {
  const auto split = split_at_median(column_of({0, 1, 2}, {-2, -3, -1}), 4, {});
  BOOST_CHECK_EQUAL(split.median, -1.5);
  const std::vector<std::uint32_t> above = {2, 3};
  BOOST_TEST(split.above == above, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace imagelift::stats
