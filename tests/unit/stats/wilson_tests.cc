#include "stats/ctr.h"

#include <boost/test/unit_test.hpp>
#include <cmath>

#include "vectors.h"

namespace imagelift::stats {

BOOST_AUTO_TEST_SUITE(wilson_tests)

BOOST_AUTO_TEST_CASE(agrees_with_statsmodels) {
  const auto file = vectors("wilson");
  for (const auto& entry : file.at("cases")) {
    const double clicks = entry.at("clicks");
    const double impressions = entry.at("impressions");
    const auto got =
        wilson_interval(clicks, impressions, entry.at("alpha"), entry.at("overdispersion"));
    // Near 0 the low end is a difference of nearly equal numbers: absolute there.
    const double low = number(entry.at("expected").at(0));
    if (low > 1e-12) check_close(got.low, low, file.at("tolerance"), entry.at("name"));
    if (low <= 1e-12) BOOST_CHECK_SMALL(got.low, 1e-12);
    check_close(got.high, entry.at("expected").at(1), file.at("tolerance"), entry.at("name"));
  }
}

BOOST_AUTO_TEST_CASE(interval_of_zero_clicks_starts_at_zero) {
  BOOST_CHECK_EQUAL(wilson_interval(0, 17).low, 0);
  BOOST_CHECK_EQUAL(wilson_interval(17, 17).high, 1);
}

BOOST_AUTO_TEST_CASE(interval_contains_the_estimate_and_stays_within_0_and_1) {
  for (const double impressions : {1., 2., 7., 100., 2553., 1e9}) {
    for (const double share : {0., 0.01, 0.5, 0.99, 1.}) {
      const double clicks = std::floor(share * impressions);
      const auto interval = wilson_interval(clicks, impressions);
      BOOST_CHECK_LE(interval.low, clicks / impressions);
      BOOST_CHECK_GE(interval.high, clicks / impressions);
      BOOST_CHECK(interval.low >= 0 && interval.high <= 1);
    }
  }
}

BOOST_AUTO_TEST_CASE(interval_narrows_with_impressions_and_widens_with_overdispersion) {
  const auto few = wilson_interval(2, 100);
  const auto many = wilson_interval(20, 1000);
  const auto overdispersed = wilson_interval(20, 1000, 0.05, 4);
  BOOST_CHECK_LT(many.high - many.low, few.high - few.low);
  BOOST_CHECK_GT(overdispersed.high - overdispersed.low, many.high - many.low);
}

BOOST_AUTO_TEST_CASE(no_impressions_give_no_interval) {
  BOOST_CHECK(std::isnan(wilson_interval(0, 0).low));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace imagelift::stats
