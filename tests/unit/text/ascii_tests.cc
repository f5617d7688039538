#include "text/ascii.h"

#include <boost/test/unit_test.hpp>
#include <string>

namespace imagelift::text {

BOOST_AUTO_TEST_SUITE(ascii_tests)

BOOST_AUTO_TEST_CASE(only_ascii_has_letters_digits_and_spaces) {
  std::string letters, digits, spaces, controls;
  for (int byte = 0; byte < 256; ++byte) {
    const char c = static_cast<char>(byte);
    if (is_letter(c)) letters += c;
    if (is_digit(c)) digits += c;
    if (is_space(c)) spaces += c;
    if (is_control(c)) controls += c;
    BOOST_TEST(is_letter_or_digit(c) == (is_letter(c) || is_digit(c)));
  }
  BOOST_TEST(letters == "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");
  BOOST_TEST(digits == "0123456789");
  BOOST_TEST(spaces == "\t\n\v\f\r ");
  BOOST_TEST(controls.size() == 33u);
}

BOOST_AUTO_TEST_CASE(case_changes_in_ascii_only) {
  BOOST_TEST(to_lower("Ab-9 \xC3\x84") == "ab-9 \xC3\x84");
  BOOST_TEST(to_upper("Ab-9 \xC3\xA4") == "AB-9 \xC3\xA4");
  BOOST_TEST(equals_in_any_case("JPEG", "jpeg"));
  BOOST_TEST(!equals_in_any_case("JPEG", "jpg"));
  BOOST_TEST(!equals_in_any_case("\xC3\x84", "\xC3\xA4"));
}

BOOST_AUTO_TEST_CASE(a_text_is_trimmed_at_its_ends) {
  BOOST_TEST(trimmed(" \t a b\r\n") == "a b");
  BOOST_TEST(trimmed(" \t\r\n") == "");
  BOOST_TEST(trimmed("") == "");
  BOOST_TEST(trimmed("\na \n", " ") == "\na \n");
}

BOOST_AUTO_TEST_CASE(bytes_above_127_are_not_ascii) {
  BOOST_TEST(is_ascii("plain\x7f"));
  BOOST_TEST(!is_ascii("caf\xC3\xA9"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace imagelift::text
