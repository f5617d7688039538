#include "source/query_digits.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "net/url.h"
#include "text/ascii.h"
#include "text/digest.h"
#include "text/percent.h"

namespace imagelift::source {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t kDigits = 6;

/// Beginnings: AWS, Google, Alibaba, Tencent (its headers and its query), Meta's content network.
constexpr std::array kFamilies = {"x-amz-"sv, "x-goog-"sv, "x-oss-"sv, "x-cos-"sv,
                                  "x-bce-"sv, "q-"sv,      "_nc_"sv};

/// Ends of names without case, `-` and `_`: `sas_token`, `X-Api-Key`, `AWSAccessKeyId`.
constexpr std::array kEnds = {"token"sv,    "signature"sv,  "password"sv,    "passwd"sv,
                              "secret"sv,   "credential"sv, "credentials"sv, "sessionid"sv,
                              "sessid"sv,   "apikey"sv,     "secretkey"sv,   "accesskey"sv,
                              "accessid"sv, "accesskeyid"sv};

/// Whole names, likewise. `oh`, `oe`: Meta; `hd...`: Akamai; Key-Pair-Id: CloudFront; KeyName and
/// URLPrefix: Google's content network.
constexpr std::array kNames = {"auth"sv,       "authkey"sv,    "authorization"sv, "bearer"sv,
                               "exp"sv,        "expiration"sv, "expire"sv,        "expires"sv,
                               "expiresat"sv,  "expiry"sv,     "hdnea"sv,         "hdntl"sv,
                               "hdnts"sv,      "hmac"sv,       "jwt"sv,           "key"sv,
                               "keyname"sv,    "keypairid"sv,  "nonce"sv,         "oe"sv,
                               "oh"sv,         "pass"sv,       "passphrase"sv,    "policy"sv,
                               "privatekey"sv, "pwd"sv,        "sas"sv,           "session"sv,
                               "sig"sv,        "sign"sv,       "urlprefix"sv};

/// Of a shared access signature of Azure, beside `sig`.
constexpr std::array kAzure = {"sv"sv,    "ss"sv,    "srt"sv,  "sr"sv,    "sp"sv,    "st"sv,
                               "se"sv,    "sip"sv,   "spr"sv,  "si"sv,    "skoid"sv, "sktid"sv,
                               "skt"sv,   "ske"sv,   "sks"sv,  "skv"sv,   "sdd"sv,   "ses"sv,
                               "saoid"sv, "suoid"sv, "scid"sv, "sduoid"sv};

std::string decoded(std::string_view text) {
  std::string spaced(text);
  std::ranges::replace(spaced, '+', ' ');
  return text::percent_decode(spaced);
}

using Parameter = std::pair<std::string, std::string>;  ///< name and value, decoded

std::vector<Parameter> parameters_of(std::string_view query) {
  std::vector<Parameter> parameters;
  while (!query.empty()) {
    const auto text = query.substr(0, query.find('&'));
    query.remove_prefix(std::min(text.size() + 1, query.size()));
    const auto equals = std::min(text.find('='), text.size());
    if (text.empty()) continue;
    parameters.emplace_back(decoded(text.substr(0, equals)),
                            decoded(text.substr(std::min(equals + 1, text.size()))));
  }
  return parameters;
}

}  // namespace

bool is_credential(std::string_view name, bool is_signed) {
  std::string word = text::to_lower(name);
  const auto begins = [&](std::string_view family) { return word.starts_with(family); };
  if (std::ranges::any_of(kFamilies, begins)) return true;
  if (is_signed && std::ranges::count(kAzure, word) > 0) return true;
  std::erase_if(word, [](char c) { return c == '-' || c == '_'; });
  const auto ends = [&](std::string_view end) { return word.ends_with(end); };
  return std::ranges::any_of(kEnds, ends) || std::ranges::count(kNames, word) > 0;
}

std::string query_digits(std::string_view query) {
  auto parameters = parameters_of(query);
  const bool is_signed = std::ranges::any_of(parameters, [](const Parameter& parameter) {
    return text::to_lower(parameter.first) == "sig";
  });
  std::erase_if(parameters, [&](const Parameter& parameter) {
    return is_credential(parameter.first, is_signed);
  });
  if (parameters.empty()) return {};
  std::ranges::sort(parameters);
  std::string canonical;
  for (const auto& [name, value] : parameters) {
    canonical += (canonical.empty() ? "" : "&") + text::percent_encode(name) + "=" +
                 text::percent_encode(value);
  }
  return text::sha256(canonical).substr(0, kDigits);
}

}  // namespace imagelift::source
