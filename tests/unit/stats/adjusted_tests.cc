#include "stats/adjusted.h"

#include <boost/test/unit_test.hpp>

namespace imagelift::stats {
namespace {

/// 95 % interval value +- 0.002 or so.
Adjustment flag(double value, double raw, double error = 0.001) {
  return adjustment_of(student_estimate(value, error, 200), raw);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(adjusted_tests)

BOOST_AUTO_TEST_CASE(stays_where_the_interval_reaches_the_raw_difference) {
  BOOST_CHECK(flag(0.010, 0.011) == Adjustment::stays);
  BOOST_CHECK(flag(-0.010, -0.009) == Adjustment::stays);
}

BOOST_AUTO_TEST_CASE(shrinks_where_the_interval_lies_wholly_short_of_the_raw_difference) {
  BOOST_CHECK(flag(0.010, 0.013) == Adjustment::shrinks);
  BOOST_CHECK(flag(-0.010, -0.013) == Adjustment::shrinks);
  BOOST_CHECK(flag(0.004, 0.02) == Adjustment::shrinks);
}

BOOST_AUTO_TEST_CASE(disappears_only_where_little_can_be_left) {
  BOOST_CHECK(flag(0.0005, 0.01) == Adjustment::disappears);
  BOOST_CHECK(flag(0.0005, 0.003) == Adjustment::too_few_to_tell);
}

BOOST_AUTO_TEST_CASE(changes_sign_where_the_interval_excludes_0_on_the_other_side) {
  BOOST_CHECK(flag(-0.010, 0.011) == Adjustment::changes_sign);
  BOOST_CHECK(flag(-0.001, 0.001) == Adjustment::too_few_to_tell);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace imagelift::stats
