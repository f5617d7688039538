#include "report/words/difference_text.h"

#include <boost/test/unit_test.hpp>
#include <cmath>

#include "tests/unit/report/plain_text.h"

namespace imagelift::report {

using tests::plain;

BOOST_AUTO_TEST_SUITE(difference_text_tests)

BOOST_AUTO_TEST_CASE(differences_are_points_with_a_sign) {
  BOOST_TEST(plain(difference_text(0.0021)) == "+0.21");
  BOOST_TEST(plain(difference_text(-0.0021)) == "-0.21");
  BOOST_TEST(plain(difference_text(0)) == "0.00");
}

BOOST_AUTO_TEST_CASE(both_ends_of_an_interval_have_the_same_decimals) {
  BOOST_TEST(plain(interval_text({0.00077, 0.011})) == "+0.08 to +1.10");
  BOOST_TEST(interval_text({}).empty());
}

BOOST_AUTO_TEST_CASE(correlations_have_a_sign_below_zero_only) {
  BOOST_TEST(correlation_text(0.314) == "0.31");
  BOOST_TEST(correlation_text(-0.05) == "−0.05");
  BOOST_TEST(correlation_text(-0.001) == "0.00");
  BOOST_TEST(correlation_text(std::nan("")) == "–");
}

BOOST_AUTO_TEST_CASE(sentences_turn_the_interval_of_fewer_clicks_round) {
  BOOST_TEST(points_sentence(-0.0021, {-0.0037, -0.0005}, "95 %") ==
             "lower by 0.21 points (95 % 0.05 to 0.37)");
  BOOST_TEST(points_sentence(0.01, {}, "95 %", "q 0.03") ==
             "higher by 1.00 points (no interval, q 0.03)");
}

BOOST_AUTO_TEST_CASE(q_shows_two_digits_and_ends_at_a_thousandth) {
  BOOST_TEST(q_text(0.031) == "q\u00a00.03");
  BOOST_TEST(q_text(0.0042) == "q\u00a00.004");
  BOOST_TEST(q_text(0.0004) == "q\u00a0<\u00a00.001");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace imagelift::report
