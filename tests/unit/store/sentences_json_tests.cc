#include "store/files/sentences_json.h"

#include <boost/test/unit_test.hpp>

namespace imagelift::store {

BOOST_AUTO_TEST_SUITE(sentences_json_tests)

BOOST_AUTO_TEST_CASE(sentences_read_back_whatever_is_in_them) {
  const std::vector<std::string> sentences = {"One.", "Quotes \" and \\ and </script>.",
                                              "\xC3\xA9"};
  BOOST_TEST(sentences_from_json(sentences_json(sentences)) == sentences);
  BOOST_TEST(sentences_json({}).empty());
}

BOOST_AUTO_TEST_CASE(there_is_an_end_to_them) {
  const auto read = sentences_from_json(
      sentences_json(std::vector<std::string>(1000, std::string(9999, 'x') + "\xC3\xA9")));
  BOOST_TEST(read.size() == 200u);
  BOOST_TEST(read[0] == std::string(4000, 'x'));
}

BOOST_AUTO_TEST_CASE(addresses_keep_no_secrets) {
  const auto read =
      sentences_from_json(sentences_json({"See https://u:hunter2@h/a?token=hunter2."}));
  BOOST_REQUIRE(read.size() == 1u);
  BOOST_TEST(read[0].find("hunter2") == std::string::npos, read[0]);
}

BOOST_AUTO_TEST_CASE(what_is_no_list_of_texts_has_none) {
  for (const char* text : {"", "{", "{}", "\"a\"", "[1, null]"}) {
    BOOST_TEST(sentences_from_json(text).empty(), text);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace imagelift::store
