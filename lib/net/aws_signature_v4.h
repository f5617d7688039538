#pragma once

#include <chrono>
#include <string>

#include "net/http_message.h"

namespace imagelift::net {

/// Who signs. All three are secrets but the key id.
struct AwsCredentials {
  std::string access_key;
  std::string secret_key;
  std::string session_token;  ///< of temporary credentials; else empty
};

/// What a signature is valid for.
struct AwsScope {
  std::string region;
  std::string service;  ///< `s3`
};

/// Adds x-amz-date, x-amz-content-sha256, x-amz-security-token and Authorization to a request, so
/// that AWS Signature Version 4 covers its method, host, path, query, headers and body. The path
/// is signed as it is sent (as S3 wants it: encoded once, not normalised), so it must be encoded
/// as text::percent_encode does. The headers may not change afterwards.
/// https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html
void sign_aws_v4(HttpRequest& request, const AwsCredentials& credentials, const AwsScope& scope,
                 std::chrono::system_clock::time_point now);

/// The canonical request that is signed; for tests. `payload_hash` is in hex.
std::string canonical_request(const HttpRequest& request, const std::string& payload_hash);

/// The names of the signed headers: lower case, sorted, with `;` between. Always with `host`.
std::string signed_headers(const HttpRequest& request);

/// The signature, in hex, of a canonical request at `date` (`20130524T000000Z`).
std::string aws_v4_signature(const std::string& canonical, const std::string& secret_key,
                             const AwsScope& scope, const std::string& date);

}  // namespace imagelift::net
