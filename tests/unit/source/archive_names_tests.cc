#include "source/archive_names.h"

#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "source/text_encoding.h"

using namespace imagelift::source;

namespace {

using Names = std::vector<std::string>;

/// What is guessed of names that were written in an encoding; the bytes by Python's codecs.
std::string guess(const Names& names) {
  return guessed_encoding(names).value_or("");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(archive_names_tests)

BOOST_AUTO_TEST_CASE(european_names_of_dos_are_guessed) {
  BOOST_TEST(guess({"caf\x82.jpg"}) == "CP437");
  BOOST_TEST(guess({"sch\x94n/Gr\x94\xE1"
                    "e.png",
                    "Z\x81rich.jpg", "\x8Epfel.jpg"}) == "CP437");
  BOOST_TEST(guess({"ni\xA4o.jpg", "\x90t\x82.jpg",
                    "cr\x8Ame br\x96l\x82"
                    "e.gif"}) == "CP437");
  BOOST_TEST(guess({"sm\x9Brrebr\x9B"
                    "d.jpg",
                    "caf\x82.jpg"}) == "CP850");
}

BOOST_AUTO_TEST_CASE(european_names_of_windows_are_guessed) {
  BOOST_TEST(guess({"caf\xE9.jpg"}) == "CP1252");
  BOOST_TEST(guess({"M\xFCller.jpg",
                    "Espa\xF1"
                    "a.jpg"}) == "CP1252");
}

BOOST_AUTO_TEST_CASE(japanese_names_are_guessed) {
  BOOST_TEST(guess({"\x8E\xCA\x90^.jpg"}) == "CP932");  // shashin
  BOOST_TEST(guess({"\x83"
                    "e\x83X\x83g_01.jpg"}) == "CP932");            // tesuto
  BOOST_TEST(guess({"\x8C\xA2.jpg", "01_\x94L.jpg"}) == "CP932");  // inu, neko
  BOOST_TEST(guess({"\x95\\\x8E\x86/a.jpg"}) == "CP932");          // hyoushi, holds a backslash
}

BOOST_AUTO_TEST_CASE(what_gives_no_words_is_not_guessed) {
  BOOST_TEST(guess({}).empty());
  BOOST_TEST(guess({"a\xD5\xD5\xC6\xAC.jpg"}).empty());  // Chinese, GBK
  BOOST_TEST(guess({"\x81\xFF\x01.jpg"}).empty());
}

BOOST_AUTO_TEST_CASE(names_that_are_utf8_stay_and_the_others_are_decoded) {
  Names names = {"caf\x82.jpg", "日本.jpg", "a.jpg"};
  const auto decoded = decode_names(names, "");
  BOOST_TEST(names == (Names{"café.jpg", "日本.jpg", "a.jpg"}));
  BOOST_TEST(decoded.guess == "CP437");
  BOOST_TEST(decoded.unknown == 0U);
}

BOOST_AUTO_TEST_CASE(an_encoding_that_is_given_is_not_guessed) {
  Names names = {"\x82\xA0\x82.jpg", "caf\xE9.jpg"};
  const auto decoded = decode_names(names, "cp850");
  BOOST_TEST(names == (Names{"éáé.jpg", "cafÚ.jpg"}));
  BOOST_TEST(decoded.guess.empty());
  Names others = {"\x93\xFA.jpg", "x\x93"};
  BOOST_TEST(decode_names(others, "shift-jis").unknown == 1U);
  BOOST_TEST(others == (Names{"日.jpg", "x\x93"}));
}

BOOST_AUTO_TEST_SUITE_END()
