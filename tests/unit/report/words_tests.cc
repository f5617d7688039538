#include "report/words/words.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>

namespace imagelift::report {
namespace {

/// A value for each name of a key.
Values values_of(const std::vector<std::string>& names) {
  Values values;
  for (const std::string& name : names) values.emplace_back(name, "something");
  return values;
}

bool is_whole(const std::string& sentence) {
  return !sentence.empty() && sentence.find_first_of("{}") == std::string::npos;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(words_tests)

BOOST_AUTO_TEST_CASE(each_sentence_can_be_said) {
  BOOST_TEST(!keys_of_sentences().empty());
  for (const std::string& key : keys_of_sentences()) {
    const std::vector<std::string> names = names_in(key);
    BOOST_TEST(is_whole(say(key, values_of(names))), key);
  }
}

BOOST_AUTO_TEST_CASE(each_count_has_the_same_names_for_one_and_for_more) {
  BOOST_TEST(!keys_of_counts().empty());
  for (const std::string& key : keys_of_counts()) {
    const std::vector<std::string> names = names_in(key);
    BOOST_TEST(is_whole(say_count(key, 1, values_of(names))), key);
    BOOST_TEST(is_whole(say_count(key, 2, values_of(names))), key);
    for (const std::string& name : names) {
      BOOST_TEST(std::count(names.begin(), names.end(), name) % 2 == 0, key + ": " + name);
    }
  }
}

BOOST_AUTO_TEST_CASE(one_is_singular) {
  BOOST_TEST(say_count("counts.image", 1) == "1\u00a0image");
  BOOST_TEST(say_count("counts.image", 2553) == "2,553\u00a0images");
}

BOOST_AUTO_TEST_CASE(a_value_is_not_read_as_a_pattern) {
  BOOST_TEST(say("counts.more", {{"n", "{n}"}}) == "and {n} more");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace imagelift::report
