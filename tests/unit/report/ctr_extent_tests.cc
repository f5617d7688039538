#include "report/static/ctr_extent.h"

#include <boost/test/unit_test.hpp>

namespace imagelift::report {

BOOST_AUTO_TEST_SUITE(ctr_extent_tests)

/// 0.010, 0.011, ... 0.019 and more of them. report/tests/extent.test.ts has the same cases.
std::vector<double> tens_and(const std::vector<double>& more) {
  std::vector<double> ctrs;
  for (int i = 0; i < 10; ++i) ctrs.push_back(0.01 + 0.001 * i);
  ctrs.insert(ctrs.end(), more.begin(), more.end());
  return ctrs;
}

BOOST_AUTO_TEST_CASE(an_axis_shows_all_ctrs) {
  BOOST_TEST(axis_end(tens_and({})) == tens_and({}).back());
  BOOST_TEST(axis_end({}) == 0);
  BOOST_TEST(axis_end({0.01, 0.01, 0.5}) == 0.5);  // among so few nothing is an outlier
}

BOOST_AUTO_TEST_CASE(one_that_would_flatten_the_others_lies_beyond_it) {
  BOOST_TEST(axis_end(tens_and({0.5})) == tens_and({}).back());
  BOOST_TEST(axis_end(tens_and({0.5, 0.6})) == 0.6);
  BOOST_TEST(axis_end(tens_and({0.026})) == 0.026);  // the axis would gain too little
}

BOOST_AUTO_TEST_CASE(where_most_have_no_click_those_that_have_stay) {
  std::vector<double> ctrs(40);
  ctrs.push_back(0.01);
  BOOST_TEST(axis_end(ctrs) == 0.01);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace imagelift::report
