#include "text/utf8.h"

#include <boost/test/unit_test.hpp>
#include <string>

namespace imagelift::text {
namespace {

std::string encode(unsigned code) {
  if (code < 0x80) return {static_cast<char>(code)};
  if (code < 0x800) {
    return {static_cast<char>(0xC0 | code >> 6), static_cast<char>(0x80 | (code & 0x3F))};
  }
  if (code < 0x10000) {
    return {static_cast<char>(0xE0 | code >> 12), static_cast<char>(0x80 | (code >> 6 & 0x3F)),
            static_cast<char>(0x80 | (code & 0x3F))};
  }
  return {static_cast<char>(0xF0 | code >> 18), static_cast<char>(0x80 | (code >> 12 & 0x3F)),
          static_cast<char>(0x80 | (code >> 6 & 0x3F)), static_cast<char>(0x80 | (code & 0x3F))};
}

BOOST_AUTO_TEST_SUITE(utf8_tests)

BOOST_AUTO_TEST_CASE(every_code_point_but_the_surrogates_is_well_formed) {
  for (unsigned code = 0; code < 0x110000; ++code) {
    const std::string text = encode(code);
    const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
    BOOST_REQUIRE_EQUAL(utf8_sequence(text), surrogate ? 0 : text.size());
  }
}

BOOST_AUTO_TEST_CASE(characters_are_appended_by_their_number) {
  for (unsigned code = 0; code < 0x110000; ++code) {
    std::string text;
    append_utf8(text, code);
    BOOST_REQUIRE(text == encode(code));
  }
}

BOOST_AUTO_TEST_CASE(overlong_cut_and_too_large_sequences_are_not) {
  for (const char* text :
       {"\xC0\x80", "\xC1\xBF", "\xE0\x9F\xBF", "\xF0\x8F\xBF\xBF", "\xF4\x90\x80\x80",
        "\xF5\x80\x80\x80", "\x80", "\xC3", "\xE2\x82", "\xF0\x9F\x98", "\xFF"}) {
    BOOST_CHECK_EQUAL(utf8_sequence(text), 0u);
  }
}

BOOST_AUTO_TEST_CASE(the_first_wrong_byte_is_found) {
  BOOST_CHECK_EQUAL(find_invalid_utf8("é😀x"), std::string_view::npos);
  BOOST_CHECK_EQUAL(find_invalid_utf8("éx\xFFy"), 3u);
  BOOST_CHECK_EQUAL(find_invalid_utf8("ok\xE2\x82"), 2u);
}

BOOST_AUTO_TEST_CASE(a_text_is_utf8_or_not) {
  BOOST_TEST(is_utf8(""));
  BOOST_TEST(is_utf8("caf\xC3\xA9"));
  BOOST_TEST(!is_utf8("caf\xE9"));
}

BOOST_AUTO_TEST_CASE(a_byte_order_mark_is_taken_off_once) {
  BOOST_TEST(without_utf8_mark("\xEF\xBB\xBF"
                               "a") == "a");
  BOOST_TEST(without_utf8_mark("a\xEF\xBB\xBF") == "a\xEF\xBB\xBF");
  BOOST_TEST(without_utf8_mark("") == "");
}

BOOST_AUTO_TEST_CASE(no_character_is_cut) {
  BOOST_TEST(cut_utf8("aé😀", 10) == "aé😀");
  BOOST_TEST(cut_utf8("aé😀", 6) == "aé");
  BOOST_TEST(cut_utf8("aé😀", 2) == "a");
  BOOST_TEST(cut_utf8("é", 1) == "");
  BOOST_TEST(cut_utf8_characters("aé😀", 3) == "aé😀");
  BOOST_TEST(cut_utf8_characters("aé😀", 2) == "aé");
  BOOST_TEST(cut_utf8_characters("aé😀", 0) == "");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace imagelift::text
