#include "report/words/click_change.h"

#include <boost/test/unit_test.hpp>

namespace imagelift::report {

BOOST_AUTO_TEST_SUITE(click_change_tests)

BOOST_AUTO_TEST_CASE(a_difference_is_told_as_clicks_of_a_thousand_views) {
  BOOST_TEST(click_change(0.0106, {0.0056, 0.0155}) ==
             "(11 more clicks per 1,000 views; sure of 6 to 16)");
  BOOST_TEST(click_change(-0.0021, {-0.0037, -0.0005}) ==
             "(2.1 fewer clicks per 1,000 views; sure of 0.5 to 3.7)");
}

BOOST_AUTO_TEST_CASE(small_ones_take_more_views) {
  BOOST_TEST(click_change(0.0004) == "4.0 more clicks per 10,000 views");
  BOOST_TEST(click_change(-0.00002) == "2.0 fewer clicks per 100,000 views");
  BOOST_TEST(click_change(0.0) == "0.00 more clicks per 1,000,000 views");
}

BOOST_AUTO_TEST_CASE(a_range_that_holds_zero_is_not_called_sure) {
  BOOST_TEST(click_change(0.012, {-0.003, 0.027}) ==
             "(12 more clicks per 1,000 views; from −3 to +27)");
}

BOOST_AUTO_TEST_CASE(no_end_of_a_sure_range_reads_zero) {
  BOOST_TEST(click_change(0.0106, {0.0004, 0.0208}) ==
             "(11 more clicks per 1,000 views; sure of 0.40 to 21)");
}

BOOST_AUTO_TEST_CASE(without_a_range_none_is_told) {
  BOOST_TEST(click_change(0.0106, {}) == "(11 more clicks per 1,000 views)");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace imagelift::report
