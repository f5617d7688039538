#include "core/percent_escapes.h"

#include <boost/test/unit_test.hpp>

using imagelift::percent_decoded;

BOOST_AUTO_TEST_SUITE(percent_escapes_tests)

BOOST_AUTO_TEST_CASE(escapes_in_either_case_are_bytes_and_others_stay) {
  BOOST_TEST(percent_decoded("caf%C3%a9%20%2F") == "caf\xC3\xA9 /");
  BOOST_TEST(percent_decoded("100%") == "100%");
  BOOST_TEST(percent_decoded("%4") == "%4");
  BOOST_TEST(percent_decoded("%zz%41") == "%zzA");
  BOOST_TEST(percent_decoded("%2541") == "%41");
}

BOOST_AUTO_TEST_SUITE_END()
