#include "metrics/unicode_form.h"

#include <boost/test/unit_test.hpp>

using namespace imagelift::metrics;

BOOST_AUTO_TEST_SUITE(unicode_form_tests)

BOOST_AUTO_TEST_CASE(composed_letters_and_marks_are_one) {
  BOOST_TEST(composed("cafe\u0301.jpg") == "caf\u00e9.jpg");
  BOOST_TEST(composed("caf\u00e9.jpg") == "caf\u00e9.jpg");
  BOOST_TEST(composed("A.jpg") == "A.jpg");
}

BOOST_AUTO_TEST_CASE(folded_text_has_neither_case_nor_widths) {
  BOOST_TEST(folded("DOG.JPG") == "dog.jpg");
  BOOST_TEST(folded("\uff24\uff4f\uff47\uff0e\uff4a\uff50\uff47") == "dog.jpg");
  BOOST_TEST(folded("U\u0308BER") == "\u00fcber");
  BOOST_TEST(folded("a\u200db") == "ab");
}

BOOST_AUTO_TEST_CASE(white_space_of_all_kinds_is_trimmed) {
  BOOST_TEST(trimmed_white_space(" \t\u00a0\u3000a b\u00a0\r\n") == "a b");
  BOOST_TEST(trimmed_white_space("\u00a0").empty());
  BOOST_TEST(trimmed_white_space("a") == "a");
  BOOST_TEST(trimmed_white_space("\xff ") == "\xff");
}

BOOST_AUTO_TEST_SUITE_END()
