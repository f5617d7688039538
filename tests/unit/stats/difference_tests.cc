#include "stats/difference.h"

#include <boost/test/unit_test.hpp>
#include <cmath>

#include "equal_side.h"
#include "vectors.h"

namespace imagelift::stats {
namespace {

void check_estimate(const Estimate& got, const nlohmann::json& expected, double tolerance,
                    const std::string& what) {
  // A difference of nearly equal means has fewer digits than the means themselves.
  check_close(got.value, expected.at("value"), tolerance, what + ": value");
  check_close(got.standard_error, expected.at("standard_error"), tolerance, what + ": error");
  check_close(got.degrees_of_freedom, expected.at("degrees_of_freedom"), tolerance, what + ": df");
  check_close(got.p, expected.at("p"), tolerance, what + ": p");
  for (const auto& interval : expected.at("intervals")) {
    const Interval at = got.interval(interval.at(0));
    check_close(at.low, interval.at(1), tolerance, what + ": low");
    check_close(at.high, interval.at(2), tolerance, what + ": high");
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(difference_tests)

BOOST_AUTO_TEST_CASE(agrees_with_scipy) {
  const auto file = vectors("difference");
  const double tolerance = file.at("tolerance");
  for (const auto& entry : file.at("cases")) {
    const std::string name = entry.at("name");
    const Sides sides = equal_sides(numbers(entry.at("with")), numbers(entry.at("without")));
    const auto& expected = entry.at("expected");
    const Lift lift = lift_of(sides);
    check_close(lift.value, expected.at("lift").at("value"), tolerance, name + ": lift");
    const Estimate got = moderated_difference(sides);
    if (sides.with.n < 2 || sides.without.n < 2) {
      // The first edition lent one row the other side's variance; S21 gives the difference alone.
      check_close(got.value, expected.at("moderated").at("value"), tolerance, name);
      BOOST_CHECK(std::isnan(got.p));
      continue;
    }
    check_estimate(got, expected.at("moderated"), tolerance, name);
    check_close(lift.interval(0.05).low, expected.at("lift").at("low"), tolerance, name);
    check_close(lift.interval(0.05).high, expected.at("lift").at("high"), tolerance, name);
  }
}

BOOST_AUTO_TEST_CASE(changing_sides_changes_only_the_sign) {
  const Side a = equal_side(12, 0.031, 2e-4);
  const Side b = equal_side(31, 0.022, 1e-4);
  const Estimate ab = moderated_difference({a, b, 0.1});
  const Estimate ba = moderated_difference({b, a, 0.1});
  BOOST_CHECK_EQUAL(ab.value, -ba.value);
  BOOST_CHECK_EQUAL(ab.p, ba.p);
  BOOST_CHECK_EQUAL(ab.interval(0.05).low, -ba.interval(0.05).high);
}

BOOST_AUTO_TEST_CASE(two_tied_images_do_not_look_certain) {
  const Side tied = equal_side(2, 0.25, 0);
  const Side others = equal_side(600, 0.023, 3e-4);
  BOOST_CHECK_GT(moderated_difference({tied, others, 0}).p, 1e-30);
}

BOOST_AUTO_TEST_CASE(data_without_spread_have_no_interval_and_p_one) {
  const Estimate estimate =
      moderated_difference({equal_side(5, 0.03, 0), equal_side(7, 0.02, 0), 0});
  BOOST_CHECK_CLOSE(estimate.value, 0.01, 1e-9);
  BOOST_CHECK_EQUAL(estimate.p, 1);
  BOOST_CHECK(std::isnan(estimate.interval(0.05).low));
  BOOST_CHECK(!estimate.interval(0.05).excludes_zero());
}

BOOST_AUTO_TEST_CASE(equal_sides_differ_by_exactly_0) {
  const double above = std::nextafter(0.02, 1);
  BOOST_CHECK_EQUAL(
      moderated_difference({equal_side(5, above, 0), equal_side(7, 0.02, 0), 0}).value, 0);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace imagelift::stats
