#include "stats/difference.h"

#include <boost/test/unit_test.hpp>
#include <cmath>

#include "equal_side.h"

namespace imagelift::stats {

BOOST_AUTO_TEST_SUITE(lift_tests)

BOOST_AUTO_TEST_CASE(lift_there_and_back_is_one) {
  const Side a = equal_side(12, 0.031, 2e-4);
  const Side b = equal_side(31, 0.022, 1e-4);
  const Lift ab = lift_of({a, b, 0});
  const Lift ba = lift_of({b, a, 0});
  BOOST_CHECK_CLOSE((1 + ab.value) * (1 + ba.value), 1, 1e-12);
  BOOST_CHECK_CLOSE((1 + ab.interval(0.05).low) * (1 + ba.interval(0.05).high), 1, 1e-9);
}

BOOST_AUTO_TEST_CASE(lift_needs_clicks_on_both_sides) {
  const Side some = equal_side(12, 0.031, 2e-4);
  const Side none = equal_side(31, 0, 0);
  BOOST_CHECK(std::isnan(lift_of({some, none, 0}).value));
  BOOST_CHECK(std::isnan(lift_of({none, some, 0}).value));
  BOOST_CHECK(std::isnan(lift_of({none, none, 0}).interval(0.05).low));
}

BOOST_AUTO_TEST_CASE(interval_never_goes_below_minus_one) {
  const Lift lift = lift_of({equal_side(2, 0.001, 0.04), equal_side(3, 0.2, 0.05), 0});
  BOOST_CHECK_GE(lift.interval(1e-6).low, -1);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace imagelift::stats
