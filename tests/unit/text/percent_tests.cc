#include "text/percent.h"

#include <boost/test/unit_test.hpp>

namespace imagelift::text {

BOOST_AUTO_TEST_SUITE(percent_tests)

BOOST_AUTO_TEST_CASE(escapes_in_either_case_are_bytes_and_others_stay) {
  BOOST_TEST(percent_decode("caf%C3%a9%20%2F") == "caf\xC3\xA9 /");
  BOOST_TEST(percent_decode("100%") == "100%");
  BOOST_TEST(percent_decode("%4") == "%4");
  BOOST_TEST(percent_decode("%zz%41") == "%zzA");
  BOOST_TEST(percent_decode("%2541") == "%41");
  BOOST_TEST(percent_decode("%4%zz%") == "%4%zz%");
  BOOST_TEST(percent_decode("a+b") == "a+b");
}

BOOST_AUTO_TEST_CASE(percent_coding_is_reversible_for_all_bytes) {
  std::string all;
  for (int byte = 0; byte < 256; ++byte) all += static_cast<char>(byte);
  BOOST_TEST(percent_decode(percent_encode(all)) == all);
  BOOST_TEST(percent_encode("a/b ~") == "a%2Fb%20~");
  BOOST_TEST(percent_encode("a/b", Slash::keep) == "a/b");
}

BOOST_AUTO_TEST_CASE(an_escape_is_told_from_a_percent_sign) {
  BOOST_TEST(is_percent_escape("a%2f", 1));
  BOOST_TEST(percent_escaped("a%2f", 1) == '/');
  BOOST_TEST(!is_percent_escape("a%2f", 0));
  BOOST_TEST(!is_percent_escape("a%2", 1));
  BOOST_TEST(!is_percent_escape("a%2g", 1));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace imagelift::text
