#include "aws/shared_file.h"

#include <boost/test/unit_test.hpp>

#include "asked.h"
#include "core/error.h"
#include "scratch_folder.h"

using namespace imagelift::aws;

namespace {

struct Fixture {
  ScratchFolder home;
  std::string path = home.path().string();

  Fixture() {
    home.write(".aws/credentials",
               "# comment\n[default]\naws_access_key_id=a\naws_secret_access_key = b=c\n"
               "[other]\naws_access_key_id = x\naws_secret_access_key = y\naws_session_token = z\n"
               "[half]\naws_access_key_id = x\n[role]\nrole_arn = arn:aws:iam::1:role/r\n");
  }

  std::string fetched(std::map<std::string, std::string> values) {
    return described(SharedFile(variables(std::move(values))).fetch({}));
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(shared_file_tests, Fixture)

BOOST_AUTO_TEST_CASE(a_profile_holds_keys) {
  BOOST_TEST(fetched({{"HOME", path}}) == "keys a/b=c/");
  BOOST_TEST(fetched({{"HOME", path}, {"AWS_PROFILE", "other"}}) == "keys x/y/z");
  BOOST_TEST(fetched({{"AWS_SHARED_CREDENTIALS_FILE", path + "/.aws/credentials"}}) ==
             "keys a/b=c/");
}

BOOST_AUTO_TEST_CASE(without_a_file_or_a_home_it_is_absent) {
  BOOST_TEST(fetched({}) == "absent HOME is not set");
  BOOST_TEST(fetched({{"HOME", path + "/no"}}) ==
             "absent " + path + "/no/.aws/credentials cannot be read");
}

BOOST_AUTO_TEST_CASE(what_was_asked_for_and_is_not_there_has_failed) {
  for (const std::string profile : {"none", "role"}) {
    BOOST_TEST(fetched({{"HOME", path}, {"AWS_PROFILE", profile}}) ==
               "failed there are no keys of the profile '" + profile + "' in " + path +
                   "/.aws/credentials");
  }
  BOOST_TEST(fetched({{"AWS_SHARED_CREDENTIALS_FILE", "/no/file"}}) ==
             "failed /no/file cannot be read");
}

BOOST_AUTO_TEST_CASE(half_a_key_pair_is_wrong_usage) {
  BOOST_CHECK_THROW(fetched({{"HOME", path}, {"AWS_PROFILE", "half"}}), imagelift::Error);
}

BOOST_AUTO_TEST_SUITE_END()
