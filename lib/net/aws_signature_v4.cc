#include "net/aws_signature_v4.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <algorithm>
#include <array>
#include <ctime>
#include <map>
#include <vector>

#include "text/ascii.h"
#include "text/digest.h"
#include "text/hex.h"
#include "text/percent.h"

namespace imagelift::net {
namespace {

std::string hmac_sha256(std::string_view key, std::string_view text) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned length = 0;
  HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()),
       reinterpret_cast<const unsigned char*>(text.data()), text.size(), digest.data(), &length);
  return {reinterpret_cast<const char*>(digest.data()), length};
}

/// `20130524T000000Z`
std::string basic_date(std::chrono::system_clock::time_point time) {
  const std::time_t seconds = std::chrono::system_clock::to_time_t(time);
  std::tm parts{};
  ::gmtime_r(&seconds, &parts);
  std::array<char, 32> text{};
  return {text.data(), std::strftime(text.data(), text.size(), "%Y%m%dT%H%M%SZ", &parts)};
}

/// Without spaces at the ends, and with one where there are several.
std::string trimmed(std::string_view value) {
  std::string text;
  for (const char c : value) {
    const bool space = c == ' ' || c == '\t';
    if (!space) {
      text += c;
    } else if (!text.empty() && text.back() != ' ') {
      text += ' ';
    }
  }
  if (!text.empty() && text.back() == ' ') text.pop_back();
  return text;
}

/// What a proxy on the way may write anew; AWS wants `host` and `x-amz-*` only.
bool is_left_unsigned(const std::string& name) {
  return name == "accept" || name == "accept-encoding";
}

std::map<std::string, std::string> canonical_headers(const HttpRequest& request) {
  std::map<std::string, std::string> headers = {{"host", host_header(request.url)}};
  for (const auto& [name, value] : request.headers) {
    const std::string key = text::to_lower(name);
    if (is_left_unsigned(key)) continue;
    auto& all = headers[key];
    all += (all.empty() ? "" : ",") + trimmed(value);
  }
  return headers;
}

/// Parameters sorted by name and value, encoded as AWS wants it, `=` also where there is no value.
std::string canonical_query(std::string_view query) {
  std::vector<std::pair<std::string, std::string>> parameters;
  while (!query.empty()) {
    const auto part = query.substr(0, query.find('&'));
    query.remove_prefix(std::min(part.size() + 1, query.size()));
    const auto equals = std::min(part.find('='), part.size());
    parameters.emplace_back(
        text::percent_encode(text::percent_decode(part.substr(0, equals))),
        text::percent_encode(text::percent_decode(part.substr(std::min(equals + 1, part.size())))));
  }
  std::ranges::sort(parameters);
  std::string text;
  for (const auto& [name, value] : parameters) {
    text += (text.empty() ? "" : "&") + name + "=" + value;
  }
  return text;
}

std::string credential_scope(const AwsScope& scope, const std::string& date) {
  return date.substr(0, 8) + "/" + scope.region + "/" + scope.service + "/aws4_request";
}

}  // namespace

std::string signed_headers(const HttpRequest& request) {
  std::string names;
  for (const auto& [name, value] : canonical_headers(request)) {
    names += (names.empty() ? "" : ";") + name;
  }
  return names;
}

std::string canonical_request(const HttpRequest& request, const std::string& payload_hash) {
  std::string text =
      request.method + "\n" + request.url.path + "\n" + canonical_query(request.url.query) + "\n";
  for (const auto& [name, value] : canonical_headers(request)) text += name + ":" + value + "\n";
  return text + "\n" + signed_headers(request) + "\n" + payload_hash;
}

std::string aws_v4_signature(const std::string& canonical, const std::string& secret_key,
                             const AwsScope& scope, const std::string& date) {
  const auto to_sign = "AWS4-HMAC-SHA256\n" + date + "\n" + credential_scope(scope, date) + "\n" +
                       text::sha256(canonical);
  auto key = hmac_sha256("AWS4" + secret_key, date.substr(0, 8));
  key = hmac_sha256(key, scope.region);
  key = hmac_sha256(key, scope.service);
  key = hmac_sha256(key, "aws4_request");
  return text::to_hex(hmac_sha256(key, to_sign));
}

void sign_aws_v4(HttpRequest& request, const AwsCredentials& credentials, const AwsScope& scope,
                 std::chrono::system_clock::time_point now) {
  const auto date = basic_date(now);
  const auto payload_hash = text::sha256(request.body);
  request.headers.add("x-amz-content-sha256", payload_hash);
  request.headers.add("x-amz-date", date);
  if (!credentials.session_token.empty()) {
    request.headers.add("x-amz-security-token", credentials.session_token);
  }
  const auto signature = aws_v4_signature(canonical_request(request, payload_hash),
                                          credentials.secret_key, scope, date);
  const auto authorization = "AWS4-HMAC-SHA256 Credential=" + credentials.access_key + "/" +
                             credential_scope(scope, date) +
                             ",SignedHeaders=" + signed_headers(request) +
                             ",Signature=" + signature;
  request.headers.add("Authorization", authorization);
}

}  // namespace imagelift::net
