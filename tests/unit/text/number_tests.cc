#include "text/number.h"

#include <boost/test/unit_test.hpp>
#include <cstdint>

namespace imagelift::text {

BOOST_AUTO_TEST_SUITE(number_tests)

BOOST_AUTO_TEST_CASE(all_of_a_text_is_a_number_or_none_of_it) {
  BOOST_TEST(number_of<int>("-12").value() == -12);
  BOOST_TEST(number_of<double>("0.25").value() == 0.25);
  for (const char* text : {"", " 1", "1 ", "+1", "1x", "x"}) BOOST_TEST(!number_of<int>(text));
}

BOOST_AUTO_TEST_CASE(a_number_that_does_not_fit_is_none) {
  BOOST_TEST(number_of<std::uint8_t>("255").value() == 255);
  BOOST_TEST(!number_of<std::uint8_t>("256"));
  BOOST_TEST(!number_of<unsigned>("-1"));
}

BOOST_AUTO_TEST_CASE(digits_of_another_base_are_read) {
  BOOST_TEST(number_of<unsigned>("0755", 8).value() == 493u);
  BOOST_TEST(number_of<unsigned>("eE9", 16).value() == 0xEE9u);
  BOOST_TEST(!number_of<unsigned>("8", 8));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace imagelift::text
