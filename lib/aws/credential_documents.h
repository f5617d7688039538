#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "aws/provider.h"

namespace imagelift::aws {

/// What a service says instead of credentials, as `AccessDenied: Not authorized to ...`: at most
/// 300 printable characters; empty where it says nothing that can be shown.
struct Refusal {
  std::string words;
};

/// Reads what the metadata service and containers' services answer: a JSON object with AccessKeyId,
/// SecretAccessKey, Token and Expiration, or with Code (other than Success) and Message.
/// https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instance-metadata-security-credentials.html
std::variant<Credentials, Refusal> parse_json_credentials(std::string_view json);

/// Reads STS' response to AssumeRoleWithWebIdentity, or its ErrorResponse.
/// https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html
std::variant<Credentials, Refusal> parse_sts_credentials(std::string_view xml);

/// `2026-11-21T20:00:00Z`, also with fractions of a second, which are dropped. A time
/// outside of 1970 to 2223 becomes the nearer end.
std::optional<Time> parse_time(std::string_view text);

/// The same way, for sentences.
std::string time_text(Time time);

/// The text between `<name>` and `</name>` from `at` on; moves `at` behind it. Enough for the flat
/// documents of S3 and STS, whose texts hold no tags and whose tags no attributes. References such
/// as `&amp;` stay.
std::optional<std::string_view> element(std::string_view xml, const std::string& name,
                                        std::size_t& at);

/// The first such text of the document.
std::optional<std::string_view> element(std::string_view xml, const std::string& name);

}  // namespace imagelift::aws
