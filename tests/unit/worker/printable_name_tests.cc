#include "worker/printable_name.h"

#include <boost/test/unit_test.hpp>
#include <string>

using imagelift::worker::printable_name;

BOOST_AUTO_TEST_SUITE(printable_name_tests)

BOOST_AUTO_TEST_CASE(an_ordinary_name_keeps_its_letters) {
  BOOST_TEST(printable_name("café 咖啡.jpg") == "'café 咖啡.jpg'");
}

BOOST_AUTO_TEST_CASE(a_newline_cannot_begin_a_line_of_the_log) {
  BOOST_TEST(printable_name("a\nERROR forged") == "'a\\x0AERROR forged'");
}

BOOST_AUTO_TEST_CASE(marks_of_direction_and_terminal_codes_are_written_out) {
  BOOST_TEST(printable_name("a\u202Egpj") == "'a\\xE2\\x80\\xAEgpj'");
  BOOST_TEST(printable_name("\x1b[31m") == "'\\x1B[31m'");
}

BOOST_AUTO_TEST_CASE(a_quote_inside_is_written_out) {
  BOOST_TEST(printable_name("a'b") == "'a\\x27b'");
}

BOOST_AUTO_TEST_CASE(bytes_that_are_not_utf8_are_written_out) {
  BOOST_TEST(printable_name("a\xff") == "'a\\xFF'");
}

BOOST_AUTO_TEST_CASE(a_very_long_name_is_cut) {
  BOOST_TEST(printable_name(std::string(5000, 'x')).size() < 250);
}

BOOST_AUTO_TEST_SUITE_END()
