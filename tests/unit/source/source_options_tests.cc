#include "source/source_options.h"

#include <boost/test/unit_test.hpp>
#include <map>

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
  BOOST_TEST(access.gs_token.empty());
}

BOOST_AUTO_TEST_CASE(variables_fill_what_is_empty) {
  const auto access = from({{"AWS_ENDPOINT_URL", "http://general"},
                            {"AWS_ENDPOINT_URL_S3", "http://s3"},
                            {"AWS_DEFAULT_REGION", "eu-west-1"},
                            {"STORAGE_EMULATOR_HOST", "localhost:9"},
                            {"CLOUDSDK_AUTH_ACCESS_TOKEN", "bearer"}});
  BOOST_TEST(access.s3_endpoint == "http://s3");
  BOOST_TEST(access.s3_region == "eu-west-1");
  BOOST_TEST(access.gs_endpoint == "localhost:9");
  BOOST_TEST(access.gs_token == "bearer");
}

BOOST_AUTO_TEST_CASE(what_is_set_stays) {
  NetworkAccess access;
  access.s3_region = "us-west-2";
  BOOST_TEST(from({{"AWS_REGION", "eu-west-1"}}, access).s3_region == "us-west-2");
}

BOOST_AUTO_TEST_SUITE_END()
