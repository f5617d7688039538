#include "source/text_encoding.h"

#include <boost/test/unit_test.hpp>
#include <string>

using namespace imagelift::source;
using namespace std::string_literals;

BOOST_AUTO_TEST_SUITE(text_encoding_tests)

BOOST_AUTO_TEST_CASE(encodings_are_known_by_plain_names) {
  for (const auto* name : {"cp437", "CP850", "Shift-JIS", "shift_jis", "sjis", "latin1", "utf-8"}) {
    BOOST_TEST(is_encoding(name));
  }
  for (const auto* name : {"", "no-such", "UTF-8//TRANSLIT", "../x", "cp437 "}) {
    BOOST_TEST(!is_encoding(name));
  }
}

BOOST_AUTO_TEST_CASE(bytes_become_utf8_or_nothing) {
  BOOST_TEST(to_utf8("caf\x82", "cp437").value() == "café");
  BOOST_TEST(to_utf8("\x93\xFA\x96\x7B", "Shift-JIS").value() == "日本");
  BOOST_TEST(to_utf8("", "cp437").value().empty());
  BOOST_TEST(!to_utf8("caf\x82", "utf-8"));
  BOOST_TEST(!to_utf8("\x93", "Shift-JIS"));
  BOOST_TEST(to_utf8(std::string(5000, '\x82'), "cp437").value().size() == 10000U);
}

BOOST_AUTO_TEST_CASE(files_of_utf16_are_read_with_and_without_their_mark) {
  const std::string text = "http://h/a.jpg\n";
  std::string little;
  std::string big;
  for (const char c : text) {
    little += c;
    little += '\0';
    big += '\0';
    big += c;
  }
  for (const auto& bytes :
       {little, big, "\xFF\xFE" + little, "\xFE\xFF" + big, text, "\xEF\xBB\xBF" + text}) {
    BOOST_TEST(utf8_of_file(bytes) == text);
  }
  BOOST_TEST(utf8_of_file("a\0b"s) == "a\0b"s);
  BOOST_TEST(utf8_of_file("").empty());
}

BOOST_AUTO_TEST_SUITE_END()
