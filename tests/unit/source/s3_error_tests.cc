#include "source/s3_error.h"

#include <boost/test/unit_test.hpp>
#include <string>

using namespace imagelift;
using namespace imagelift::source;

namespace {

std::string response(const std::string& code, const std::string& rest = "") {
  return "<?xml version=\"1.0\"?>\n<Error><Code>" + code + "</Code>" + rest + "</Error>";
}

Meaning meaning(const std::string& code, const std::string& rest = "") {
  return meaning_of(parse_s3_error(response(code, rest)));
}

bool says(const Meaning& meaning, const std::string& part) {
  return meaning.sentence.find(part) != std::string::npos;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(s3_error_tests)

BOOST_AUTO_TEST_CASE(codes_are_told_in_words_to_act_on) {
  BOOST_TEST(says(meaning("InvalidObjectState"), "archived (Glacier"));
  BOOST_TEST(says(meaning("ExpiredToken"), "renew"));
  BOOST_TEST(says(meaning("RequestTimeTooSkewed"), "clock"));
  BOOST_TEST(says(meaning("SlowDown"), "--concurrency"));
  BOOST_TEST(says(meaning("KMS.DisabledException"), "KMS"));
  BOOST_CHECK(meaning("NoSuchKey").code == FailureCode::not_found);
  BOOST_CHECK(meaning("ExpiredToken").code == FailureCode::access_denied);
  BOOST_TEST(meaning("SomethingNew").sentence.empty());
}

BOOST_AUTO_TEST_CASE(denied_access_is_told_apart_by_its_message) {
  BOOST_TEST(says(meaning("AccessDenied",
                          "<Message>User is not authorized to perform: "
                          "kms:Decrypt on resource</Message>"),
                  "kms:Decrypt"));
  BOOST_TEST(says(meaning("AccessDenied", "<Message>Bucket is Requester Pays</Message>"),
                  "--requester-pays"));
  BOOST_TEST(says(meaning("AccessDenied", "<Message>Access Denied</Message>"), "s3:GetObject"));
  BOOST_TEST(says(meaning("InvalidRequest",
                          "<Message>The object was stored using a form of Server "
                          "Side Encryption.</Message>"),
                  "SSE-C"));
}

BOOST_AUTO_TEST_CASE(the_region_is_found_where_it_stands) {
  BOOST_TEST(parse_s3_error(response("AuthorizationHeaderMalformed", "<Region>eu-west-1</Region>"))
                 .region == "eu-west-1");
  const auto endpoint = [](const std::string& host) {
    return parse_s3_error(response("PermanentRedirect", "<Endpoint>" + host + "</Endpoint>"))
        .region;
  };
  BOOST_TEST(endpoint("ads.s3.eu-west-1.amazonaws.com") == "eu-west-1");
  BOOST_TEST(endpoint("ads.s3-us-west-2.amazonaws.com") == "us-west-2");
  BOOST_TEST(endpoint("s3.amazonaws.com").empty());
  BOOST_TEST(endpoint("evil.example").empty());
  BOOST_TEST(endpoint("s3.amazonaws.com.s3").empty());
}

BOOST_AUTO_TEST_CASE(hostile_responses_say_nothing) {
  for (const std::string body :
       {"", "<Error>", "<Code>a b</Code>", "<Code></Code>", "{\"error\":[]}", "{\"error\":{}}",
        "{\"error\":{\"errors\":[1]}}", "\xFF<Code>\x01</Code>"}) {
    BOOST_TEST(parse_s3_error(body).code.empty());
    BOOST_TEST(meaning_of_gs_error(body).sentence.empty());
  }
}

BOOST_AUTO_TEST_CASE(google_gives_its_reasons_as_json) {
  const auto google = [](const std::string& reason) {
    return meaning_of_gs_error(R"({"error":{"code":400,"errors":[{"reason":")" + reason +
                               R"("}]}})");
  };
  BOOST_TEST(says(google("userProjectMissing"), "--requester-pays"));
  BOOST_TEST(says(google("required"), "not public"));
  BOOST_CHECK(google("notFound").code == FailureCode::not_found);
}

BOOST_AUTO_TEST_SUITE_END()
