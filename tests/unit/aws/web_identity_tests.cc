#include "aws/web_identity.h"

#include <boost/test/unit_test.hpp>

#include "asked.h"
#include "scratch_folder.h"

using namespace imagelift::aws;

namespace {

constexpr char kResponse[] =
    "<Credentials><AccessKeyId>ASIA1</AccessKeyId><SecretAccessKey>s</SecretAccessKey>"
    "<SessionToken>t</SessionToken><Expiration>2999-01-01T00:00:00Z</Expiration></Credentials>";

struct Fixture {
  ScratchFolder folder;
  std::map<std::string, std::string> values = {
      {"AWS_WEB_IDENTITY_TOKEN_FILE", (folder.path() / "token").string()},
      {"AWS_ROLE_ARN", "arn:aws:iam::1:role/ads agent"}};

  Fixture() { folder.write("token", "header.claims.signature\n"); }

  std::string fetched() { return described(WebIdentity(variables(values), "").fetch({})); }
  std::string fetched(const ScriptedServer& server) {
    values["AWS_ENDPOINT_URL_STS"] = server.url();
    return fetched();
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(web_identity_tests, Fixture)

BOOST_AUTO_TEST_CASE(without_a_token_file_it_is_absent) {
  values.erase("AWS_WEB_IDENTITY_TOKEN_FILE");
  BOOST_TEST(fetched() == "absent AWS_WEB_IDENTITY_TOKEN_FILE is not set");
}

BOOST_AUTO_TEST_CASE(half_of_it_has_failed) {
  values["AWS_ROLE_ARN"] = "";
  BOOST_TEST(fetched() == "failed AWS_WEB_IDENTITY_TOKEN_FILE is set, but not AWS_ROLE_ARN");
}

BOOST_AUTO_TEST_CASE(a_token_that_cannot_be_sent_has_failed) {
  for (const std::string content : {"", "\n", "a\nb"}) {
    folder.write("token", content);
    BOOST_TEST(fetched().starts_with("failed there is no token to be read in "));
  }
  folder.write("token", std::string(20'001, 'x'));
  BOOST_TEST(fetched().starts_with("failed there is no token to be read in "));
}

BOOST_AUTO_TEST_CASE(sts_is_asked_without_a_signature) {
  ScriptedServer server({response_once(ok(kResponse))});
  BOOST_TEST(fetched(server) == "keys ASIA1/s/t");
  const auto sent = server.requests().at(0);
  BOOST_TEST(sent.starts_with("POST / HTTP/1.1\r\n"));
  BOOST_TEST(sent.find("Content-Type: application/x-www-form-urlencoded\r\n") != std::string::npos);
  BOOST_TEST(sent.find("Authorization") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_refusal_is_told_with_the_words_of_sts) {
  ScriptedServer server({response_once(status(
      "400 Bad Request",
      "<ErrorResponse><Error><Code>ExpiredTokenException</Code><Message>Token expired: current "
      "date/time 2 must be before the expiration date/time 1</Message></Error></ErrorResponse>"))});
  BOOST_TEST(fetched(server) ==
             "failed http://127.0.0.1:" + std::to_string(server.port()) +
                 " answered 400 (ExpiredTokenException: Token expired: current date/time 2 must "
                 "be before the expiration date/time 1)");
}

BOOST_AUTO_TEST_CASE(words_that_hold_the_token_are_not_told) {
  ScriptedServer server(
      {response_once(status("400 Bad",
                            "<Code>InvalidIdentityToken</Code><Message>header.claims.signature is "
                            "bad</Message>"))});
  BOOST_TEST(fetched(server).ends_with(" answered 400"));
}

BOOST_AUTO_TEST_CASE(aws_has_a_host_per_service_and_region) {
  BOOST_TEST(aws_host("sts", "") == "sts.amazonaws.com");
  BOOST_TEST(aws_host("sts", "eu-west-1") == "sts.eu-west-1.amazonaws.com");
  BOOST_TEST(aws_host("s3", "cn-north-1") == "s3.cn-north-1.amazonaws.com.cn");
}

BOOST_AUTO_TEST_SUITE_END()
