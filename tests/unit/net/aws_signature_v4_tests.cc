#include "net/aws_signature_v4.h"

#include <boost/test/unit_test.hpp>

using namespace imagelift::net;

// Vectors: "Examples: Signature Calculations" of the Amazon S3 API reference, and the
// AWS Signature Version 4 test suite (get-vanilla and others).

namespace {

const std::string kEmptyHash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
const AwsCredentials kS3Example{"AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
                                ""};
const AwsScope kS3Scope{"us-east-1", "s3"};

// 2013-05-24T00:00:00Z
const auto kS3Time = std::chrono::system_clock::from_time_t(1369353600);

HttpRequest request_of(const std::string& url, Headers headers = {}) {
  HttpRequest request;
  request.url = std::get<Url>(parse_url(url));
  request.headers = std::move(headers);
  return request;
}

/// What stands after `Signature=`.
std::string signature_of(HttpRequest request) {
  sign_aws_v4(request, kS3Example, kS3Scope, kS3Time);
  const auto authorization = request.headers.find("Authorization").value();
  return authorization.substr(authorization.find("Signature=") + 10);
}

/// As the test suite signs: only host and x-amz-date.
std::string suite_signature(HttpRequest request) {
  request.headers.add("X-Amz-Date", "20150830T123600Z");
  return aws_v4_signature(canonical_request(request, kEmptyHash),
                          "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", {"us-east-1", "service"},
                          "20150830T123600Z");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(aws_signature_v4_tests)

BOOST_AUTO_TEST_CASE(s3_get_object_with_a_range) {
  BOOST_TEST(signature_of(request_of("https://examplebucket.s3.amazonaws.com/test.txt",
                                     {{"Range", "bytes=0-9"}})) ==
             "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41");
}

BOOST_AUTO_TEST_CASE(s3_put_object_with_a_dollar_in_its_key) {
  auto request = request_of(
      "https://examplebucket.s3.amazonaws.com/test%24file.text",
      {{"Date", "Fri, 24 May 2013 00:00:00 GMT"}, {"x-amz-storage-class", "REDUCED_REDUNDANCY"}});
  request.method = "PUT";
  request.body = "Welcome to Amazon S3.";
  BOOST_TEST(signature_of(request) ==
             "98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd");
}

BOOST_AUTO_TEST_CASE(s3_get_bucket_lifecycle) {
  BOOST_TEST(signature_of(request_of("https://examplebucket.s3.amazonaws.com/?lifecycle")) ==
             "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543");
}

BOOST_AUTO_TEST_CASE(s3_list_objects) {
  BOOST_TEST(
      signature_of(request_of("https://examplebucket.s3.amazonaws.com/?max-keys=2&prefix=J")) ==
      "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7");
}

BOOST_AUTO_TEST_CASE(the_authorization_header_names_scope_and_signed_headers) {
  auto request =
      request_of("https://examplebucket.s3.amazonaws.com/test.txt", {{"Range", "bytes=0-9"}});
  sign_aws_v4(request, kS3Example, kS3Scope, kS3Time);
  BOOST_TEST(request.headers.find("authorization").value() ==
             "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,"
             "SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,"
             "Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41");
}

BOOST_AUTO_TEST_CASE(a_session_token_is_signed) {
  auto request = request_of("https://b.s3.amazonaws.com/");
  sign_aws_v4(request, {"A", "S", "token"}, kS3Scope, kS3Time);
  BOOST_TEST(request.headers.find("x-amz-security-token").value() == "token");
  BOOST_TEST(signed_headers(request).find("x-amz-security-token") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(suite_get_vanilla) {
  BOOST_TEST(suite_signature(request_of("https://example.amazonaws.com/")) ==
             "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31");
}

BOOST_AUTO_TEST_CASE(suite_get_vanilla_query_order_key_case) {
  const auto request = request_of("https://example.amazonaws.com/?Param2=value2&Param1=value1");
  BOOST_TEST(suite_signature(request) ==
             "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500");
}

BOOST_AUTO_TEST_CASE(suite_get_header_key_duplicate) {
  const auto request =
      request_of("https://example.amazonaws.com/",
                 {{"My-Header1", "value2"}, {"My-Header1", "value2"}, {"My-Header1", "value1"}});
  BOOST_TEST(suite_signature(request) ==
             "c9d5ea9f3f72853aea855b47ea873832890dbdd183b4468f858259531a5138ea");
}

BOOST_AUTO_TEST_CASE(header_values_are_trimmed_and_runs_of_spaces_made_one) {
  const auto request =
      request_of("https://h/", {{"My-Header1", "  value1 "}, {"My-Header2", " \"a   b   c\" "}});
  const auto canonical = canonical_request(request, "hash");
  BOOST_TEST(canonical ==
             "GET\n/\n\nhost:h\nmy-header1:value1\nmy-header2:\"a b c\"\n\n"
             "host;my-header1;my-header2\nhash");
}

BOOST_AUTO_TEST_CASE(the_port_is_part_of_the_signed_host) {
  const auto canonical = canonical_request(request_of("http://127.0.0.1:9000/b/k"), "hash");
  BOOST_TEST(canonical.find("host:127.0.0.1:9000\n") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
