#include "core/share_or_count.h"

#include <boost/test/unit_test.hpp>

using imagelift::share_or_count_from_string;
using imagelift::ShareOrCount;
using imagelift::to_string;

BOOST_AUTO_TEST_SUITE(share_or_count_tests)

BOOST_AUTO_TEST_CASE(a_share_is_of_all) {
  const ShareOrCount bound = share_or_count_from_string("10%").value();
  BOOST_TEST(bound.is_below(9, 100));
  BOOST_TEST(!bound.is_below(10, 100));
  BOOST_TEST(!bound.is_above(10, 100));
  BOOST_TEST(bound.is_above(11, 100));
  BOOST_TEST(share_or_count_from_string("0.5%").value().is_above(1, 100));
}

BOOST_AUTO_TEST_CASE(a_count_is_a_count) {
  const ShareOrCount bound = share_or_count_from_string("3").value();
  BOOST_TEST(bound.is_below(2, 1000));
  BOOST_TEST(!bound.is_below(3, 1000));
  BOOST_TEST(bound.is_above(4, 4));
}

BOOST_AUTO_TEST_CASE(it_is_told_as_it_is_given) {
  for (const char* text : {"3", "0", "1000000", "5%", "0.5%", "12.25%", "100%", "0%"}) {
    BOOST_TEST(to_string(share_or_count_from_string(text).value()) == text);
  }
}

BOOST_AUTO_TEST_CASE(anything_else_is_none) {
  for (const char* text : {"", "%", "-1", "101%", "1.5", "many", "5 %", "nan", "inf", "1e300%"}) {
    BOOST_TEST(!share_or_count_from_string(text).has_value(), text);
  }
}

BOOST_AUTO_TEST_SUITE_END()
