#include "text/hex.h"

#include <boost/test/unit_test.hpp>

namespace imagelift::text {

BOOST_AUTO_TEST_SUITE(hex_tests)

BOOST_AUTO_TEST_CASE(digits_of_either_case_have_a_value) {
  BOOST_TEST(hex_value('0') == 0);
  BOOST_TEST(hex_value('9') == 9);
  BOOST_TEST(hex_value('a') == 10);
  BOOST_TEST(hex_value('F') == 15);
  for (const char c : {'g', 'G', ' ', '/', ':', '@', '`', '\xff'}) BOOST_TEST(hex_value(c) == -1);
}

BOOST_AUTO_TEST_CASE(bytes_have_two_digits_each) {
  BOOST_TEST(to_hex("\x01\xAB\xFF") == "01abff");
  BOOST_TEST(to_hex("") == "");
  std::string out = "x";
  append_hex(out, '\xAB', HexCase::upper);
  BOOST_TEST(out == "xAB");
  append_hex_escape(out, '\n');
  BOOST_TEST(out == "xAB\\x0a");
}

BOOST_AUTO_TEST_CASE(digits_are_read_back) {
  std::string all;
  for (int byte = 0; byte < 256; ++byte) all += static_cast<char>(byte);
  BOOST_TEST((from_hex(to_hex(all)) == all));
  BOOST_TEST((from_hex("4A4b") == "JK"));
  BOOST_TEST((from_hex("") == ""));
  BOOST_TEST(!from_hex("4"));
  BOOST_TEST(!from_hex("4x"));
}

BOOST_AUTO_TEST_CASE(digests_are_lower_case) {
  BOOST_TEST(is_lower_hex("09af"));
  BOOST_TEST(!is_lower_hex("09AF"));
  BOOST_TEST(!is_lower_hex("import:a"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace imagelift::text
