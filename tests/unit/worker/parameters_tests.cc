#include "worker/run/parameters.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "core/error.h"

using imagelift::worker::check;
using imagelift::worker::is_allowed_name;

namespace {

const std::vector<std::string> kAllowed = {
    "acme",   "A",        "7",      "Acme Shoes", "a.b_c-d",
    "Müller", "株式会社", "Ελλάδα", "٣ واحد",     std::string(100, 'x')};

const std::vector<std::string> kRefused = {"",
                                           " acme",
                                           "-acme",
                                           ".hidden",
                                           "_x",
                                           "a/b",
                                           "../etc",
                                           "a;b",
                                           "a$b",
                                           "a`b`",
                                           "a\nb",
                                           "a\tb",
                                           "a'b",
                                           "a\"b",
                                           "a*b",
                                           "a,b",
                                           "a|b",
                                           "\xff\xfe",
                                           "a\xc3",
                                           "a\u202Eb",
                                           "a\u200bb",
                                           "\u0301a",
                                           "a\u0301",
                                           std::string("a\0b", 3),
                                           std::string(101, 'x'),
                                           "😀"};

}  // namespace

BOOST_AUTO_TEST_SUITE(parameters_tests)

BOOST_DATA_TEST_CASE(a_name_of_letters_digits_and_joining_marks_is_allowed,
                     boost::unit_test::data::make(kAllowed)) {
  BOOST_TEST(is_allowed_name(sample));
}

BOOST_DATA_TEST_CASE(anything_that_a_shell_a_path_or_a_terminal_could_mistake_is_refused,
                     boost::unit_test::data::make(kRefused)) {
  BOOST_TEST(!is_allowed_name(sample));
}

BOOST_AUTO_TEST_CASE(a_hundred_letters_count_as_characters_not_as_bytes) {
  std::string name;
  for (int i = 0; i < 100; ++i) name += "é";
  BOOST_TEST(is_allowed_name(name));
  BOOST_TEST(!is_allowed_name(name + "é"));
}

BOOST_AUTO_TEST_CASE(a_refused_value_is_wrong_usage_and_printed_without_control_characters) {
  try {
    check({"acme", "a\x1b[31m\nb"});
    BOOST_FAIL("was accepted");
  } catch (const imagelift::Error& error) {
    const std::string sentence = error.what();
    BOOST_TEST((error.exit_code() == imagelift::ExitCode::wrong_usage));
    BOOST_TEST(sentence.find("IMAGE_SOURCE") != std::string::npos);
    BOOST_TEST(sentence.find('\x1b') == std::string::npos);
    BOOST_TEST(sentence.find('\n') == std::string::npos);
  }
}

BOOST_AUTO_TEST_CASE(a_missing_parameter_is_named) {
  BOOST_CHECK_EXCEPTION(check({"", "b"}), imagelift::Error, [](const auto& error) {
    return std::string(error.what()).find("BUSINESS") != std::string::npos;
  });
}

BOOST_AUTO_TEST_SUITE_END()
