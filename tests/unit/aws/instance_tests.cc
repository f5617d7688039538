#include "aws/instance.h"

#include <boost/test/unit_test.hpp>

#include "asked.h"

using namespace imagelift::aws;

namespace {

constexpr char kEndpoint[] = "AWS_EC2_METADATA_SERVICE_ENDPOINT";
constexpr char kLater[] = "2999-01-01T00:00:00Z";

std::string fetched(const ScriptedServer& server) {
  return described(Instance(variables({{kEndpoint, server.url()}})).fetch({}));
}

std::string whom(const ScriptedServer& server) {
  return "http://127.0.0.1:" + std::to_string(server.port());
}

}  // namespace

BOOST_AUTO_TEST_SUITE(instance_tests)

BOOST_AUTO_TEST_CASE(it_is_asked_at_a_fixed_address_or_on_this_machine) {
  BOOST_TEST(to_string(*metadata_url("", "")) == "http://169.254.169.254/");
  BOOST_TEST(to_string(*metadata_url("", "ipv6")) == "http://[fd00:ec2::254]/");
  BOOST_TEST(metadata_url("http://127.0.0.1:1338", "").has_value());
  for (const std::string bad :
       {"http://10.0.0.1/", "http://example.org/", "x", "http://169.254.169.254.example.org/"}) {
    BOOST_TEST(!metadata_url(bad, "").has_value(), bad);
  }
}

BOOST_AUTO_TEST_CASE(it_can_be_turned_off) {
  ScriptedServer server({response_once(ok("token"))});
  const auto environment =
      variables({{kEndpoint, server.url()}, {"AWS_EC2_METADATA_DISABLED", "True"}});
  BOOST_TEST(described(Instance(environment).fetch({})) ==
             "absent AWS_EC2_METADATA_DISABLED is set");
  BOOST_TEST(server.connections() == 0);
}

BOOST_AUTO_TEST_CASE(a_session_token_then_the_role_then_its_credentials) {
  ScriptedServer server({response_once(ok("the-token")), response_once(ok("ads-agent\nother\n")),
                         response_once(ok(role_json("ASIA1", kLater)))});
  BOOST_TEST(fetched(server) == "keys ASIA1/s/t");
  const auto sent = server.requests();
  BOOST_TEST(sent.at(0).starts_with("PUT /latest/api/token HTTP/1.1\r\n"));
  BOOST_TEST(sent.at(0).find("X-aws-ec2-metadata-token-ttl-seconds: 300\r\n") != std::string::npos);
  BOOST_TEST(sent.at(1).starts_with("GET /latest/meta-data/iam/security-credentials/ HTTP"));
  BOOST_TEST(sent.at(2).starts_with(
      "GET /latest/meta-data/iam/security-credentials/ads-agent HTTP/1.1\r\n"));
  for (int i : {1, 2}) {
    BOOST_TEST(sent.at(i).find("X-aws-ec2-metadata-token: the-token\r\n") != std::string::npos);
  }
}

BOOST_AUTO_TEST_CASE(where_nobody_gives_a_session_token_it_is_absent) {
  for (const std::string line : {"403 Forbidden", "404 Not Found", "405 Not Allowed"}) {
    ScriptedServer server({response_once(status(line))});
    BOOST_TEST(fetched(server) == "absent " + whom(server) + " answered " + line.substr(0, 3));
    BOOST_TEST(server.connections() == 1);  // version 1 is not asked
  }
  unsigned short port = 0;
  { port = ScriptedServer({Script{}}).port(); }
  const auto nobody = "http://127.0.0.1:" + std::to_string(port);
  BOOST_TEST(
      described(Instance(variables({{kEndpoint, nobody}})).fetch({})).starts_with("absent "));
}

BOOST_AUTO_TEST_CASE(a_service_that_does_not_answer_is_not_waited_for) {
  ScriptedServer server({{{Step::Kind::read_request}, {Step::Kind::wait_for_peer}}});
  const auto begin = std::chrono::steady_clock::now();
  BOOST_TEST(fetched(server) ==
             "absent 127.0.0.1:" + std::to_string(server.port()) + " took too long");
  BOOST_TEST((std::chrono::steady_clock::now() - begin < std::chrono::seconds(10)));
}

BOOST_AUTO_TEST_CASE(an_instance_without_a_role_is_absent) {
  ScriptedServer server({response_once(ok("token")), response_once(status("404 Not Found"))});
  BOOST_TEST(fetched(server) == "absent the instance has no role");
}

BOOST_AUTO_TEST_CASE(a_role_that_cannot_be_taken_has_failed) {
  ScriptedServer server({response_once(ok("token")), response_once(ok("agent")),
                         response_once(ok(R"({"Code":"AssumeRoleUnauthorizedAccess",)"
                                          R"("Message":"EC2 cannot assume the role agent."})"))});
  BOOST_TEST(fetched(server) ==
             "failed " + whom(server) +
                 " answered 200 (AssumeRoleUnauthorizedAccess: EC2 cannot assume the role agent.)");
}

BOOST_AUTO_TEST_CASE(a_name_that_would_leave_the_path_is_no_role) {
  for (const std::string role : {"../../user-data", "a b", "", "x?y", "\r\nagent"}) {
    ScriptedServer server({response_once(ok("token")), response_once(ok(role))});
    BOOST_TEST(fetched(server) == "failed " + whom(server) + " answered 200 (no name of a role)");
  }
}

BOOST_AUTO_TEST_SUITE_END()
