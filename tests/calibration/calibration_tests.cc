// S29's bounds on few sets of each scenario; calibrate prints the table over many.
#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "tests/calibration/tally.h"

namespace imagelift::calibration {

/// For Boost, which names cases by it.
std::ostream& operator<<(std::ostream& out, const Scenario& scenario) {
  return out << scenario.name;
}

namespace {

constexpr std::uint32_t kSets = 16;

void at_most(const Average& average, double limit, const char* what) {
  BOOST_CHECK_MESSAGE(average.mean() - 2 * average.standard_error() <= limit,
                      what << ": " << average.mean() << " +- " << average.standard_error()
                           << ", at most " << limit);
}

void at_least(const Average& average, double limit, const char* what) {
  if (average.count() == 0) return;
  BOOST_CHECK_MESSAGE(average.mean() + 2 * average.standard_error() >= limit,
                      what << ": " << average.mean() << " +- " << average.standard_error()
                           << ", at least " << limit);
}

void covers(const Average& average, const char* what) {
  if (average.count() == 0) return;
  at_least(average, 0.93, what);
  at_most(average, 0.975, what);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(calibration_tests)

BOOST_DATA_TEST_CASE(the_rules_keep_their_bounds, boost::unit_test::data::make(scenarios()),
                     scenario) {
  const Tally tally = calibrated(scenario, 0, kSets);
  BOOST_REQUIRE_EQUAL(tally.sets, kSets);
  covers(tally.crude, "crude intervals");
  covers(tally.adjusted, "adjusted intervals");
  covers(tally.joint, "joint intervals");
  at_most(tally.wrong, 0.05, "wrong names");
  if (scenario.is_null) at_most(tally.has_name, 0.08, "null sets that name something");
  if (scenario.has_companions) at_most(tally.names_companion, 0.10, "companions alone");
  if (scenario.least_power > 0) at_least(tally.power, scenario.least_power, "power");
  BOOST_CHECK_EQUAL(tally.wrong_signs, 0);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace imagelift::calibration
