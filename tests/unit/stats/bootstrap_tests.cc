#include "stats/bootstrap.h"

#include <boost/test/unit_test.hpp>
#include <cmath>

#include "vectors.h"

namespace imagelift::stats {
namespace {

std::vector<PairedUnit> units_of(const nlohmann::json& json) {
  std::vector<PairedUnit> units;
  for (const auto& entry : json) {
    units.push_back({entry.at("in_before"), entry.at("in_after"), entry.at("has_before"),
                     entry.at("has_after"), entry.at("ctr_before"), entry.at("ctr_after")});
  }
  return units;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(bootstrap_tests)

BOOST_AUTO_TEST_CASE(agrees_with_the_same_draws_in_python) {
  const auto file = vectors("bootstrap");
  const double tolerance = file.at("tolerance");
  for (const auto& entry : file.at("cases")) {
    const std::string name = entry.at("name");
    const auto got =
        delta_of_impacts(units_of(entry.at("units")), entry.at("resamples"), entry.at("seed"));
    const auto& expected = entry.at("expected");
    check_close(got.value, expected.at("value"), tolerance, name);
    check_close(got.interval.low, expected.at("low"), tolerance, name);
    check_close(got.interval.high, expected.at("high"), tolerance, name);
  }
}

BOOST_AUTO_TEST_CASE(equal_runs_differ_by_nothing) {
  std::vector<PairedUnit> units;
  for (int i = 0; i < 20; ++i) {
    const double ctr = 0.02 + 0.001 * i;
    units.push_back({true, true, i % 2 == 0, i % 2 == 0, ctr, ctr});
  }
  const auto got = delta_of_impacts(units);
  BOOST_CHECK_EQUAL(got.value, 0);
  BOOST_CHECK_EQUAL(got.interval.low, 0);
  BOOST_CHECK_EQUAL(got.interval.high, 0);
}

BOOST_AUTO_TEST_CASE(a_side_that_is_often_empty_gives_no_interval) {
  const std::vector<PairedUnit> units = {{true, true, true, true, 0.02, 0.03},
                                         {true, true, false, false, 0.01, 0.02}};
  BOOST_CHECK_SMALL(delta_of_impacts(units).value, 1e-15);
  BOOST_CHECK(std::isnan(delta_of_impacts(units).interval.low));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace imagelift::stats
