#include "metrics/text_words.h"

#include <boost/test/unit_test.hpp>

using namespace imagelift::metrics;

namespace {

/// Words with what ties them: `dog_beach now` is `dog+beach|now`.
std::string words(const std::string& text) {
  std::string found;
  for (const TextWord& word : words_of(text)) {
    found += text.substr(word.begin, word.end - word.begin) + (word.tied ? "+" : "|");
  }
  return found;
}

NameLetters letters(const std::string& name) {
  return letters_of(name, words_of(name));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(text_words_tests)

BOOST_AUTO_TEST_CASE(words_are_runs_of_letters_and_digits) {
  BOOST_TEST(words("ACME | dog, 2x!") == "ACME|dog|2x|");
  BOOST_TEST(words("caf\u00e9 cafe\u0301 \u72ac\u30d3\u30fc\u30c1") ==
             "caf\u00e9|cafe\u0301|\u72ac\u30d3\u30fc\u30c1|");
  BOOST_TEST(words(" _ - ") == "");
  BOOST_TEST(words("a\xff"
                   "b") == "a|b|");
}

BOOST_AUTO_TEST_CASE(signs_without_white_space_tie_words) {
  BOOST_TEST(words("acme_dog-beach.v2's__x") == "acme+dog+beach+v2+s+x|");
  BOOST_TEST(words("a \u2010b\u2013c\u2019d") == "a|b+c+d|");
  BOOST_TEST(words("acme - dog _beach dog. v2") == "acme|dog|beach|dog|v2|");
  BOOST_TEST(words("a/b|c=d_|e") == "a|b|c|d|e|");
}

BOOST_AUTO_TEST_CASE(the_searched_form_has_no_case_widths_escapes_and_runs_of_white_space) {
  BOOST_TEST(searched_form("Dog%20Beach \u3000\t\uff56\uff12") == "dog beach v2");
}

BOOST_AUTO_TEST_CASE(sizes_and_versions_have_no_letters_that_tell_something) {
  BOOST_TEST(letters("1080x1080_v2").letters == 0U);
  BOOST_TEST(letters("2026-10").letters == 0U);
  BOOST_TEST(letters("2026-10").digits == 4U);
  BOOST_TEST(letters("dog_v2").letters == 3U);
  BOOST_TEST(letters("x2 2v vx").letters == 4U);
  BOOST_TEST(letters("\u00fcx").characters == 2U);
}

BOOST_AUTO_TEST_CASE(additions_to_the_names_of_files_are_known) {
  for (const char* word : {"1080x1080", "1080", "v2", "w1200", "q80", "2x", "x2", "1200px", "720p",
                           "20261001", "thumb", "scaled", "n", "3f2a1b", "a1b2c3d4e5"}) {
    BOOST_TEST(is_addition(word), word);
  }
  for (const char* word :
       {"night", "acme", "facade", "ab", "v2a", "12ab", "1080x", "xv", "\u00fc"}) {
    BOOST_TEST(is_addition(word) == (std::string(word) == "1080x"), word);
  }
}

BOOST_AUTO_TEST_SUITE_END()
