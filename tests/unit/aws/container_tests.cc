#include "aws/container.h"

#include <boost/test/unit_test.hpp>

#include "asked.h"
#include "scratch_folder.h"

using namespace imagelift::aws;

namespace {

constexpr char kFull[] = "AWS_CONTAINER_CREDENTIALS_FULL_URI";
constexpr char kToken[] = "AWS_CONTAINER_AUTHORIZATION_TOKEN";
constexpr char kTokenFile[] = "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE";
constexpr char kLater[] = "2999-01-01T00:00:00Z";

std::string fetched(std::map<std::string, std::string> values) {
  return described(Container(variables(std::move(values))).fetch({}));
}

std::string whom(const ScriptedServer& server) {
  return "http://127.0.0.1:" + std::to_string(server.port());
}

}  // namespace

BOOST_AUTO_TEST_SUITE(container_tests)

BOOST_AUTO_TEST_CASE(without_its_variables_it_is_absent) {
  BOOST_TEST(fetched({{kToken, "x"}}) ==
             "absent AWS_CONTAINER_CREDENTIALS_RELATIVE_URI is not set");
}

BOOST_AUTO_TEST_CASE(only_fixed_places_this_machine_and_https_get_the_token) {
  for (const std::string good :
       {"http://127.0.0.1:8080/x", "http://127.9.9.9/", "http://[::1]/x", "http://localhost:1/",
        "http://169.254.170.2/v2", "http://169.254.170.23/v1/credentials",
        "http://[fd00:ec2::23]/v1/credentials", "https://credentials.example.org/x?y"}) {
    BOOST_TEST(container_url("", good).has_value(), good);
  }
  for (const std::string bad :
       {"http://example.org/", "http://169.254.169.254/latest", "http://10.0.0.1/",
        "http://169.254.170.2.example.org/", "http://localhost.example.org/",
        "http://[::ffff:10.0.0.1]/", "http://user:pw@127.0.0.1/", "ftp://127.0.0.1/", "x"}) {
    BOOST_TEST(!container_url("", bad).has_value(), bad);
    BOOST_TEST(fetched({{kFull, bad}, {kToken, "secret"}}).starts_with("failed AWS_CONTAINER_"));
  }
}

BOOST_AUTO_TEST_CASE(a_relative_uri_is_a_path_of_the_fixed_address) {
  BOOST_TEST(to_string(*container_url("/v2/credentials/1?a=b", "http://127.0.0.1/")) ==
             "http://169.254.170.2/v2/credentials/1?a=b");
  for (const std::string bad : {".example.org/", "@example.org/", ":99/", "0/"}) {
    BOOST_TEST(!container_url(bad, "").has_value(), bad);
  }
}

BOOST_AUTO_TEST_CASE(the_token_is_shown_and_the_role_taken) {
  ScriptedServer server({response_once(ok(role_json("ASIA1", kLater)))});
  BOOST_TEST(fetched({{kFull, server.url("/get?x=1")}, {kToken, "Basic c2VjcmV0"}}) ==
             "keys ASIA1/s/t");
  const auto sent = server.requests().at(0);
  BOOST_TEST(sent.starts_with("GET /get?x=1 HTTP/1.1\r\n"));
  BOOST_TEST(sent.find("Authorization: Basic c2VjcmV0\r\n") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_file_of_a_token_wins_and_is_read_each_time) {
  ScratchFolder folder;
  folder.write("token", "first\n");
  ScriptedServer server({response_once(ok(role_json("ASIA1", kLater)))});
  Container container(variables({{kFull, server.url()},
                                 {kToken, "ignored"},
                                 {kTokenFile, (folder.path() / "token").string()}}));
  container.fetch({});
  folder.write("token", "second\n");
  container.fetch({});
  BOOST_TEST(server.requests().at(0).find("Authorization: first\r\n") != std::string::npos);
  BOOST_TEST(server.requests().at(1).find("Authorization: second\r\n") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_token_that_would_add_a_header_is_not_sent) {
  ScriptedServer server({response_once(ok("{}"))});
  BOOST_TEST(fetched({{kFull, server.url()}, {kToken, "a\r\nX-Evil: 1"}}) ==
             "failed AWS_CONTAINER_AUTHORIZATION_TOKEN is no token");
  BOOST_TEST(fetched({{kFull, server.url()}, {kTokenFile, "/no/file"}}) ==
             "failed there is no token to be read in /no/file");
  BOOST_TEST(server.connections() == 0);
}

BOOST_AUTO_TEST_CASE(a_refusal_names_the_place_and_not_the_path_nor_the_token) {
  ScriptedServer server({response_once(status(
      "400 Bad Request", R"({"code":"InvalidIdInRequest","message":"no credentials for ID"})"))});
  BOOST_TEST(fetched({{kFull, server.url("/v2/credentials/secret-id")}, {kToken, "secret"}}) ==
             "failed " + whom(server) +
                 " answered 400 (InvalidIdInRequest: no credentials for ID)");
  ScriptedServer echo(
      {response_once(status("403 Forbidden", R"({"message":"bad token secret"})"))});
  BOOST_TEST(fetched({{kFull, echo.url()}, {kToken, "secret"}}) ==
             "failed " + whom(echo) + " answered 403");
}

BOOST_AUTO_TEST_CASE(passing_failures_are_tried_again) {
  ScriptedServer server({response_once(status("503 Busy")), response_once(status("429 Slow")),
                         response_once(ok(role_json("ASIA1", kLater)))});
  BOOST_TEST(fetched({{kFull, server.url()}}) == "keys ASIA1/s/t");
}

BOOST_AUTO_TEST_CASE(redirects_are_not_followed_and_responses_are_bounded) {
  ScriptedServer other({response_once(ok(role_json("ASIA1", kLater)))});
  ScriptedServer server({response_once("HTTP/1.1 302 Found\r\nLocation: " + other.url() +
                                       "\r\nContent-Length: 0\r\n\r\n")});
  BOOST_TEST(fetched({{kFull, server.url()}}) == "failed " + whom(server) + " answered 302");
  BOOST_TEST(other.connections() == 0);
  ScriptedServer large({response_once(ok(std::string(70'000, 'x')))});
  BOOST_TEST(fetched({{kFull, large.url()}}).find("is larger than 65536 bytes") !=
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(credentials_that_have_ended_are_no_credentials) {
  ScriptedServer server({response_once(ok(role_json("ASIA1", "2020-01-01T00:00:00Z")))});
  BOOST_TEST(fetched({{kFull, server.url()}}) ==
             "failed " + whom(server) +
                 " answered 200 (credentials that ended at 2020-01-01T00:00:00Z)");
}

BOOST_AUTO_TEST_SUITE_END()
