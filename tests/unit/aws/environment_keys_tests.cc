#include "aws/environment_keys.h"

#include <boost/test/unit_test.hpp>

#include "asked.h"
#include "core/error.h"

using namespace imagelift::aws;

namespace {

std::string fetched(std::map<std::string, std::string> values, KeyVariables names = {}) {
  return described(EnvironmentKeys(variables(std::move(values)), std::move(names)).fetch({}));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(environment_keys_tests)

BOOST_AUTO_TEST_CASE(keys_come_with_and_without_a_session_token) {
  BOOST_TEST(fetched({{"AWS_ACCESS_KEY_ID", "id"}, {"AWS_SECRET_ACCESS_KEY", "secret"}}) ==
             "keys id/secret/");
  BOOST_TEST(fetched({{"AWS_ACCESS_KEY_ID", "id"},
                      {"AWS_SECRET_ACCESS_KEY", "secret"},
                      {"AWS_SESSION_TOKEN", "token"}}) == "keys id/secret/token");
}

BOOST_AUTO_TEST_CASE(nothing_set_is_absent) {
  BOOST_TEST(fetched({}) == "absent AWS_ACCESS_KEY_ID is not set");
  BOOST_TEST(fetched({{"AWS_ACCESS_KEY_ID", ""}}) == "absent AWS_ACCESS_KEY_ID is not set");
}

BOOST_AUTO_TEST_CASE(half_a_key_pair_is_wrong_usage) {
  BOOST_CHECK_THROW(fetched({{"AWS_ACCESS_KEY_ID", "id"}}), imagelift::Error);
  BOOST_CHECK_THROW(fetched({{"AWS_SECRET_ACCESS_KEY", "secret"}}), imagelift::Error);
}

BOOST_AUTO_TEST_CASE(the_variables_can_have_other_names) {
  BOOST_TEST(fetched({{"A", "id"}, {"B", "secret"}, {"AWS_SESSION_TOKEN", "t"}}, {"A", "B", ""}) ==
             "keys id/secret/");
}

BOOST_AUTO_TEST_SUITE_END()
