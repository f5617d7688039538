#include "report/words/number_text.h"

#include <boost/test/unit_test.hpp>
#include <cmath>
#include <string>
#include <tuple>
#include <vector>

#include "tests/unit/report/plain_text.h"

namespace imagelift::report {

using tests::plain;

BOOST_AUTO_TEST_SUITE(number_text_tests)

BOOST_AUTO_TEST_CASE(counts_have_thousands_separators) {
  BOOST_TEST(count_text(0) == "0");
  BOOST_TEST(count_text(999) == "999");
  BOOST_TEST(count_text(2553) == "2,553");
  BOOST_TEST(count_text(12345678) == "12,345,678");
  BOOST_TEST(count_text(-1234) == "-1,234");
}

BOOST_AUTO_TEST_CASE(a_ctr_has_as_many_decimals_as_it_needs) {
  BOOST_TEST(plain(ctr_text(0.0231)) == "2.31 %");
  BOOST_TEST(plain(ctr_text(0.231)) == "23.1 %");
  BOOST_TEST(plain(ctr_text(1.0)) == "100 %");
  BOOST_TEST(plain(ctr_text(0.00042)) == "0.042 %");
  BOOST_TEST(ctr_text(std::nan("")) == "\xE2\x80\x93");
}

BOOST_AUTO_TEST_CASE(an_images_ctr_stands_with_its_counts) {
  ReportImage image;
  BOOST_TEST(ctr_text(image) == "\xE2\x80\x93");
  image.ctr = 59 / 2553.0;
  BOOST_TEST(plain(ctr_text(image)) == "2.31 %");
  image.counts = Rate{59, 2553};
  BOOST_TEST(plain(ctr_text(image)) == "2.31 % (59 / 2,553)");
}

BOOST_AUTO_TEST_CASE(an_axis_shows_no_more_decimals_than_its_step_needs) {
  BOOST_TEST(plain(tick_text(0.05, 0.05)) == "5 %");
  BOOST_TEST(plain(tick_text(0.005, 0.005)) == "0.5 %");
}

BOOST_AUTO_TEST_CASE(probabilities_end_at_a_thousandth) {
  BOOST_TEST(probability_text(0.0304) == "0.030");
  BOOST_TEST(probability_text(0.44) == "0.44");
  BOOST_TEST(plain(probability_text(1e-300)) == "< 0.001");
}

BOOST_AUTO_TEST_CASE(measures_have_four_digits_that_count) {
  BOOST_TEST(measure_text(0.22792) == "0.2279");
  BOOST_TEST(measure_text(5.25) == "5.25");
  BOOST_TEST(measure_text(657.4545) == "657.5");
  BOOST_TEST(measure_text(12345.6) == "12,346");
}

BOOST_AUTO_TEST_CASE(no_number_is_minus_zero) {
  BOOST_TEST(fixed(-0.04, 1) == "0.0");
  BOOST_TEST(fixed(-0.06, 1) == "-0.1");
}

BOOST_AUTO_TEST_CASE(moments_are_utc) {
  BOOST_TEST(plain(moment_text("2026-11-21T08:00:00Z")) == "2026-11-21 08:00 UTC");
  BOOST_TEST(moment_text("some day") == "some day");
}

BOOST_AUTO_TEST_CASE(amounts_stand_with_their_unit_and_as_many_decimals_as_say_something) {
  const std::vector<std::tuple<double, std::string, std::string>> cases = {
      {1234.5, "EUR", "1,234.50\u00a0EUR"},
      {12, "", "12"},
      {1e6, "JPY", "1,000,000\u00a0JPY"},
      {0.052, "EUR", "0.052\u00a0EUR"},
      {0.00123, "", "0.0012"},
      {0.01, "EUR", "0.01\u00a0EUR"},
      {-1234567.891, "USD", "-1,234,567.89\u00a0USD"},
      {0, "EUR", "0\u00a0EUR"},
      {std::nan(""), "EUR", "–"}};
  for (const auto& [value, unit, text] : cases) BOOST_TEST(amount_text(value, unit) == text);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace imagelift::report
