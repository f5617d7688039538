#include "worker/commands/mistyped.h"

#include <boost/test/unit_test.hpp>
#include <vector>

using imagelift::worker::did_you_mean;
using imagelift::worker::nearest_name;

namespace {

const std::vector<std::string> kNames = {"max-failed", "max-bytes", "metrics", "models"};

}  // namespace

BOOST_AUTO_TEST_SUITE(nearest_name_tests)

BOOST_AUTO_TEST_CASE(a_letter_that_is_wrong_missing_too_many_or_swapped_is_seen) {
  for (const char* typed : {"max-faild", "max-failled", "max-fauled", "max-fialed", "MAX-FAILED"}) {
    BOOST_TEST(nearest_name(typed, kNames).value_or("") == "max-failed");
  }
}

BOOST_AUTO_TEST_CASE(the_nearest_of_several_is_named) {
  BOOST_TEST(nearest_name("model", kNames).value_or("") == "models");
  BOOST_TEST(nearest_name("max-byte", kNames).value_or("") == "max-bytes");
}

BOOST_AUTO_TEST_CASE(what_is_far_from_all_is_not_guessed) {
  BOOST_TEST(!nearest_name("frobnicate", kNames).has_value());
  BOOST_TEST(!nearest_name("", kNames).has_value());
  BOOST_TEST(!nearest_name(std::string(100'000, 'x'), kNames).has_value());
  BOOST_TEST(did_you_mean("frobnicate", kNames).empty());
}

BOOST_AUTO_TEST_CASE(it_is_asked_as_a_question) {
  BOOST_TEST(did_you_mean("metrisc", kNames) == "; did you mean 'metrics'?");
}

BOOST_AUTO_TEST_SUITE_END()
