#include "stats/distributions.h"

#include <boost/test/unit_test.hpp>
#include <cmath>
#include <limits>

namespace imagelift::stats {

BOOST_AUTO_TEST_SUITE(distributions_tests)

// Expected values: mpmath 1.3, 40 digits, from the series of the incomplete beta function.
BOOST_AUTO_TEST_CASE(tails_keep_nine_digits_down_to_1e_300) {
  BOOST_CHECK_CLOSE(student_two_sided_p(5, 3.5), 0.01055017899186778, 1e-7);
  BOOST_CHECK_CLOSE(student_two_sided_p(37, 1234.5), 2.9196307197082839e-202, 1e-7);
  BOOST_CHECK_CLOSE(student_two_sided_p(37, 1e5), 1.197462824342466e-297, 1e-7);
  BOOST_CHECK_CLOSE(normal_two_sided_p(37), 1.1451142445049154e-299, 1e-7);
}

BOOST_AUTO_TEST_CASE(critical_values_invert_tails) {
  for (const double df : {1.0, 3.5, 11.0, 250.0, 1e6}) {
    for (const double alpha : {0.9, 0.05, 1e-4, 1e-20}) {
      const double t = student_critical(alpha, df);
      BOOST_CHECK_CLOSE(student_two_sided_p(t, df), alpha, 1e-6);
    }
  }
  BOOST_CHECK_CLOSE(normal_critical(0.05), 1.9599639845400545, 1e-10);
}

BOOST_AUTO_TEST_CASE(undefined_stays_undefined_and_infinity_is_certain) {
  BOOST_CHECK(std::isnan(student_two_sided_p(std::nan(""), 5)));
  BOOST_CHECK(std::isnan(student_two_sided_p(2, 0)));
  BOOST_CHECK(std::isnan(student_critical(0, 5)));
  BOOST_CHECK_EQUAL(student_two_sided_p(std::numeric_limits<double>::infinity(), 5), 0);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace imagelift::stats
