#include "aws/credential_documents.h"

#include <boost/test/unit_test.hpp>

#include "asked.h"

using namespace imagelift::aws;

namespace {

std::string described(const std::variant<Credentials, Refusal>& read) {
  const auto* refusal = std::get_if<Refusal>(&read);
  return refusal != nullptr ? "refusal " + refusal->words
                            : ::described(FetchResult(std::get<Credentials>(read)));
}

constexpr char kSts[] =
    R"(<AssumeRoleWithWebIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
  <AssumeRoleWithWebIdentityResult>
    <SubjectFromWebIdentityToken>system:serviceaccount:ci:agent</SubjectFromWebIdentityToken>
    <AssumedRoleUser><Arn>arn:aws:sts::1:assumed-role/r/imagelift</Arn></AssumedRoleUser>
    <Credentials><SessionToken>t+/=</SessionToken><SecretAccessKey>s</SecretAccessKey>
      <Expiration>2026-11-21T20:00:00.123Z</Expiration><AccessKeyId>ASIA1</AccessKeyId>
    </Credentials></AssumeRoleWithWebIdentityResult>
</AssumeRoleWithWebIdentityResponse>)";

}  // namespace

BOOST_AUTO_TEST_SUITE(credential_documents_tests)

BOOST_AUTO_TEST_CASE(a_role_in_json_is_read_with_its_end) {
  const auto read = parse_json_credentials(role_json("ASIA1", "2026-11-21T20:00:00Z"));
  BOOST_TEST(described(read) == "keys ASIA1/s/t");
  BOOST_TEST(time_text(std::get<Credentials>(read).end.value()) == "2026-11-21T20:00:00Z");
}

BOOST_AUTO_TEST_CASE(without_an_expiration_they_are_not_known_to_end) {
  const auto read = parse_json_credentials(R"({"AccessKeyId":"a","SecretAccessKey":"b"})");
  BOOST_TEST(described(read) == "keys a/b/");
  BOOST_TEST(!std::get<Credentials>(read).end.has_value());
}

BOOST_AUTO_TEST_CASE(what_a_service_says_instead_is_kept_short_and_printable) {
  BOOST_TEST(described(parse_json_credentials(
                 R"({"Code":"AssumeRoleUnauthorizedAccess","Message":"EC2 cannot assume"})")) ==
             "refusal AssumeRoleUnauthorizedAccess: EC2 cannot assume");
  BOOST_TEST(described(parse_json_credentials(R"({"code":"X","message":"a\nb\u001b"})")) ==
             "refusal X: a?b?");
  const auto longest = parse_json_credentials(R"({"code":")" + std::string(9000, 'x') + R"("})");
  BOOST_TEST(std::get<Refusal>(longest).words.size() == 300U);
}

BOOST_AUTO_TEST_CASE(what_is_no_response_gives_no_keys) {
  for (const std::string json :
       {"", "[]", "null", "{}", "{\"AccessKeyId\":1,\"SecretAccessKey\":\"b\"}", "<html>",
        "{\"AccessKeyId\":\"a\"}"}) {
    BOOST_TEST(described(parse_json_credentials(json)).starts_with("refusal"), json);
  }
}

BOOST_AUTO_TEST_CASE(a_key_that_would_add_a_header_is_refused) {
  for (const std::string evil : {"a\\r\\nX-Evil: 1", "a b", "a\\u0000"}) {
    const auto json = R"({"AccessKeyId":"a","SecretAccessKey":"b","Token":")" + evil + R"("})";
    BOOST_TEST(described(parse_json_credentials(json)) == "refusal no token in its response");
  }
}

BOOST_AUTO_TEST_CASE(a_role_of_sts_is_read) {
  const auto read = parse_sts_credentials(kSts);
  BOOST_TEST(described(read) == "keys ASIA1/s/t+/=");
  BOOST_TEST(time_text(std::get<Credentials>(read).end.value()) == "2026-11-21T20:00:00Z");
}

BOOST_AUTO_TEST_CASE(a_refusal_of_sts_is_read) {
  BOOST_TEST(described(parse_sts_credentials(
                 "<ErrorResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><Error>"
                 "<Type>Sender</Type><Code>AccessDenied</Code><Message>Not authorized to perform "
                 "sts:AssumeRoleWithWebIdentity</Message></Error></ErrorResponse>")) ==
             "refusal AccessDenied: Not authorized to perform sts:AssumeRoleWithWebIdentity");
  BOOST_TEST(described(parse_sts_credentials("<html>")) == "refusal ");
  BOOST_TEST(described(parse_sts_credentials("<Credentials></Credentials>")) ==
             "refusal no keys in its response");
}

BOOST_AUTO_TEST_CASE(times_are_utc) {
  BOOST_TEST(time_text(parse_time("1970-01-02T00:00:01Z").value()) == "1970-01-02T00:00:01Z");
  BOOST_TEST(parse_time("2026-11-21T20:00:00+00:00").has_value());
  BOOST_TEST(time_text(parse_time("9999-12-31T23:59:59Z").value()) == "2223-07-06T14:13:20Z");
  BOOST_TEST(time_text(parse_time("0001-01-01T00:00:00Z").value()) == "1970-01-01T00:00:00Z");
  for (const std::string wrong :
       {"", "soon", "2026-11-21", "2026-11-21T20:00:00", "2026-11-21T20:00:00+01:00"}) {
    BOOST_TEST(!parse_time(wrong).has_value(), wrong);
  }
}

BOOST_AUTO_TEST_SUITE_END()
