#include "stats/shrinkage.h"

#include <boost/test/unit_test.hpp>
#include <cmath>

#include "vectors.h"

namespace imagelift::stats {

BOOST_AUTO_TEST_SUITE(shrinkage_tests)

BOOST_AUTO_TEST_CASE(agrees_with_bisection) {
  const auto file = vectors("shrinkage");
  const double tolerance = file.at("tolerance");
  for (const auto& entry : file.at("cases")) {
    const std::string name = entry.at("name");
    const auto got = shrink(numbers(entry.at("effects")), numbers(entry.at("standard_errors")));
    const auto& expected = entry.at("expected");
    check_close(got.between_variance, expected.at("between_variance"), tolerance, name);
    BOOST_REQUIRE_EQUAL(got.shrunk.size(), expected.at("shrunk").size());
    for (std::size_t i = 0; i < got.shrunk.size(); ++i) {
      check_close(got.shrunk[i], expected.at("shrunk").at(i), tolerance, name);
    }
  }
}

BOOST_AUTO_TEST_CASE(noise_alone_shrinks_everything_to_nothing) {
  const std::vector<double> effects = {0.5, -0.3, 0.1};
  const std::vector<double> errors = {1, 1, 1};
  const auto got = shrink(effects, errors);
  BOOST_CHECK_EQUAL(got.between_variance, 0);
  for (const double value : got.shrunk) BOOST_CHECK_EQUAL(value, 0);
}

BOOST_AUTO_TEST_CASE(the_uncertain_one_never_leads) {
  // Three clicks in four impressions against a well measured small difference.
  const std::vector<double> effects = {0.7, 0.01, 0.008, -0.009, 0.012};
  const std::vector<double> errors = {0.5, 0.001, 0.001, 0.001, 0.001};
  const auto got = shrink(effects, errors);
  BOOST_CHECK_LT(got.shrunk[0], got.shrunk[1]);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace imagelift::stats
