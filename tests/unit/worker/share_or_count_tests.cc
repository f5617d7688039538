#include "worker/run/share_or_count.h"

#include <boost/test/unit_test.hpp>

#include "core/error.h"

using imagelift::Error;
using imagelift::worker::ShareOrCount;

BOOST_AUTO_TEST_SUITE(share_or_count_tests)

BOOST_AUTO_TEST_CASE(a_share_is_of_all) {
  const ShareOrCount bound("10%", "--x");
  BOOST_TEST(bound.is_below(9, 100));
  BOOST_TEST(!bound.is_below(10, 100));
  BOOST_TEST(!bound.is_above(10, 100));
  BOOST_TEST(bound.is_above(11, 100));
  BOOST_TEST(ShareOrCount("0.5%", "--x").is_above(1, 100));
}

BOOST_AUTO_TEST_CASE(a_count_is_a_count) {
  const ShareOrCount bound("3", "--x");
  BOOST_TEST(bound.is_below(2, 1000));
  BOOST_TEST(!bound.is_below(3, 1000));
  BOOST_TEST(bound.is_above(4, 4));
  BOOST_TEST(bound.text() == "3");
}

BOOST_AUTO_TEST_CASE(anything_else_is_refused_by_the_options_name) {
  for (const char* text : {"", "%", "-1", "101%", "1.5", "many", "5 %", "nan", "inf", "1e300%"}) {
    BOOST_CHECK_EXCEPTION(ShareOrCount(text, "--least"), Error, [](const Error& error) {
      return std::string(error.what()).starts_with("--least ");
    });
  }
}

BOOST_AUTO_TEST_SUITE_END()
