#include "source/source_options.h"

#include <boost/test/unit_test.hpp>
#include <map>

#include "core/error.h"
#include "scratch_folder.h"

using namespace imagelift::source;

namespace {

NetworkAccess from(std::map<std::string, std::string> variables, NetworkAccess access = {}) {
  return with_environment(std::move(access), [&](const std::string& name) {
    const auto found = variables.find(name);
    return found == variables.end() ? std::nullopt : std::optional(found->second);
  });
}

}  // namespace

BOOST_AUTO_TEST_SUITE(source_options_tests)

BOOST_AUTO_TEST_CASE(nothing_set_means_anonymous) {
  const auto access = from({});
  BOOST_TEST(access.s3_access_key.empty());
  BOOST_TEST(access.gs_token.empty());
}

BOOST_AUTO_TEST_CASE(variables_fill_what_is_empty) {
  const auto access = from({{"AWS_ENDPOINT_URL", "http://general"},
                            {"AWS_ENDPOINT_URL_S3", "http://s3"},
                            {"AWS_DEFAULT_REGION", "eu-west-1"},
                            {"AWS_ACCESS_KEY_ID", "id"},
                            {"AWS_SECRET_ACCESS_KEY", "secret"},
                            {"AWS_SESSION_TOKEN", "token"},
                            {"STORAGE_EMULATOR_HOST", "localhost:9"},
                            {"CLOUDSDK_AUTH_ACCESS_TOKEN", "bearer"}});
  BOOST_TEST(access.s3_endpoint == "http://s3");
  BOOST_TEST(access.s3_region == "eu-west-1");
  BOOST_TEST(access.s3_access_key == "id");
  BOOST_TEST(access.s3_secret_key == "secret");
  BOOST_TEST(access.s3_session_token == "token");
  BOOST_TEST(access.gs_endpoint == "localhost:9");
  BOOST_TEST(access.gs_token == "bearer");
}

BOOST_AUTO_TEST_CASE(what_is_set_stays) {
  NetworkAccess access;
  access.s3_region = "us-west-2";
  BOOST_TEST(from({{"AWS_REGION", "eu-west-1"}}, access).s3_region == "us-west-2");
}

BOOST_AUTO_TEST_CASE(a_profile_of_the_shared_file_is_used_without_a_key_in_the_environment) {
  ScratchFolder home;
  home.write(".aws/credentials",
             "# comment\n[default]\naws_access_key_id=a\naws_secret_access_key = b=c\n"
             "[other]\naws_access_key_id = x\naws_secret_access_key = y\naws_session_token = z\n");
  const auto path = home.path().string();
  BOOST_TEST(from({{"HOME", path}}).s3_access_key == "a");
  BOOST_TEST(from({{"HOME", path}}).s3_secret_key == "b=c");
  BOOST_TEST(from({{"HOME", path}, {"AWS_PROFILE", "other"}}).s3_session_token == "z");
  BOOST_TEST(from({{"HOME", path}, {"AWS_PROFILE", "none"}}).s3_access_key.empty());
  const auto mixed =
      from({{"HOME", path}, {"AWS_ACCESS_KEY_ID", "e"}, {"AWS_SECRET_ACCESS_KEY", "f"}});
  BOOST_TEST(mixed.s3_access_key == "e");
}

BOOST_AUTO_TEST_CASE(half_a_key_pair_is_wrong_usage) {
  BOOST_CHECK_THROW(from({{"AWS_ACCESS_KEY_ID", "id"}}), imagelift::Error);
  BOOST_CHECK_THROW(from({{"AWS_SECRET_ACCESS_KEY", "secret"}}), imagelift::Error);
}

BOOST_AUTO_TEST_SUITE_END()
