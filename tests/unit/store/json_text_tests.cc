#include "store/files/json_text.h"

#include <bit>
#include <boost/test/unit_test.hpp>
#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>
#include <random>

namespace imagelift::store {
namespace {

std::string string_of(std::string_view text) {
  std::string out;
  append_json_string(out, text);
  return out;
}

template <class Number>
std::string number_of(Number value) {
  std::string out;
  append_json_number(out, value);
  return out;
}

BOOST_AUTO_TEST_SUITE(json_text_tests)

BOOST_AUTO_TEST_CASE(text_reads_back) {
  std::mt19937 random(1);
  const std::vector<std::string> pieces = {"a", "\"",     "\\", "\n",   "\x01", "<",
                                           "é", "\u2028", "😀",  "\x7f", "&",    "/"};
  for (int round = 0; round < 500; ++round) {
    std::string text;
    for (int i = 0; i < 12; ++i) text += pieces[random() % pieces.size()];
    BOOST_REQUIRE_EQUAL(nlohmann::json::parse(string_of(text)).get<std::string>(), text);
  }
}

BOOST_AUTO_TEST_CASE(text_is_safe_inside_a_script) {
  const std::string text = string_of("</script><!--&\u2028\u2029");
  BOOST_CHECK_EQUAL(text.find_first_of("<>&"), std::string::npos);
  BOOST_CHECK_EQUAL(text.find("\xE2\x80"), std::string::npos);
}

BOOST_AUTO_TEST_CASE(bytes_that_are_not_utf8_become_replacement_characters) {
  BOOST_CHECK_EQUAL(nlohmann::json::parse(string_of("a\xFF\xC3z")).get<std::string>(),
                    "a\uFFFD\uFFFDz");
}

BOOST_AUTO_TEST_CASE(a_zero_byte_is_escaped) {
  BOOST_CHECK_EQUAL(string_of(std::string_view("\0", 1)), "\"\\u0000\"");
}

BOOST_AUTO_TEST_CASE(numbers_read_back_bit_for_bit) {
  std::mt19937_64 random(2);
  for (int round = 0; round < 20000; ++round) {
    const double value = std::bit_cast<double>(random());
    if (!std::isfinite(value)) continue;
    BOOST_REQUIRE_EQUAL(nlohmann::json::parse(number_of(value)).get<double>(), value);
  }
}

BOOST_AUTO_TEST_CASE(numbers_are_as_short_as_they_can_be) {
  BOOST_CHECK_EQUAL(number_of(0.0), "0");
  BOOST_CHECK_EQUAL(number_of(-0.0), "0");
  BOOST_CHECK_EQUAL(number_of(0.1), "0.1");
  BOOST_CHECK_EQUAL(number_of(0.1f), "0.1");
  BOOST_CHECK_EQUAL(number_of(379.0 / 22500), "0.016844444444444443");
  BOOST_CHECK_EQUAL(number_of(std::numeric_limits<std::uint64_t>::max()), "18446744073709551615");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace imagelift::store
