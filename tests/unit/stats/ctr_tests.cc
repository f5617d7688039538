#include "stats/ctr.h"

#include <boost/test/unit_test.hpp>
#include <cmath>
#include <vector>

#include "stats/interval.h"

namespace imagelift::stats {

BOOST_AUTO_TEST_SUITE(ctr_tests)

BOOST_AUTO_TEST_CASE(no_impressions_are_undefined_and_never_zero) {
  BOOST_CHECK(std::isnan(ctr(0, 0)));
  BOOST_CHECK_EQUAL(ctr(0, 4), 0);
  BOOST_CHECK_EQUAL(ctr(4, 4), 1);
}

BOOST_AUTO_TEST_CASE(the_mean_weights_images_and_the_pooled_ctr_impressions) {
  const std::vector<double> clicks = {3, 100};
  const std::vector<double> impressions = {4, 10000};
  const std::vector<double> ctrs = {0.75, 0.01, kUndefined};
  BOOST_CHECK_CLOSE(mean_ctr(ctrs), 0.38, 1e-12);
  BOOST_CHECK_CLOSE(pooled_ctr(clicks, impressions), 103.0 / 10004, 1e-12);
}

BOOST_AUTO_TEST_CASE(an_empty_group_has_no_ctr) {
  BOOST_CHECK(std::isnan(mean_ctr({})));
  BOOST_CHECK(std::isnan(pooled_ctr({}, {})));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace imagelift::stats
