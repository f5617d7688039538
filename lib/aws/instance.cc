#include "aws/instance.h"

#include <algorithm>
#include <boost/algorithm/string/predicate.hpp>

#include "aws/service.h"
#include "aws/token_file.h"
#include "net/url_policy.h"
#include "text/ascii.h"
#include "text/percent.h"

namespace imagelift::aws {
namespace {

using boost::algorithm::iequals;

constexpr char kIpv4[] = "169.254.169.254";
constexpr char kIpv6[] = "fd00:ec2::254";
constexpr char kRoles[] = "/latest/meta-data/iam/security-credentials/";
constexpr char kTokenSeconds[] = "300";  // a token serves one fetch
constexpr auto kTimeout = std::chrono::seconds(1);
constexpr std::size_t kLongestRole = 128;

/// The first line, if it is the name of a role.
std::string role_in(const std::string& body) {
  const auto role = body.substr(0, body.find_first_of("\r\n"));
  const bool named = role.size() <= kLongestRole && std::ranges::all_of(role, [](char c) {
                       return text::is_letter_or_digit(c) ||
                              std::string_view("+=,.@_-").find(c) != std::string_view::npos;
                     });
  return named ? role : "";
}

bool is_not_found(const net::HttpResult& result) {
  const auto* response = std::get_if<net::HttpResponse>(&result);
  return response != nullptr && response->status == 404;
}

}  // namespace

std::optional<net::Url> metadata_url(const std::string& endpoint, const std::string& mode) {
  const std::string fixed =
      iequals(mode, "IPv6") ? "http://[fd00:ec2::254]" : "http://169.254.169.254";
  const auto parsed = net::parse_url(endpoint.empty() ? fixed : endpoint);
  const auto* url = std::get_if<net::Url>(&parsed);
  if (url == nullptr) return std::nullopt;
  const bool allowed = url->host == kIpv4 || url->host == kIpv6 || url->host == "localhost" ||
                       net::kind_of_address(url->host) == net::AddressKind::loopback;
  return allowed ? std::optional(*url) : std::nullopt;
}

Instance::Instance(const Environment& environment)
    : disabled_(environment("AWS_EC2_METADATA_DISABLED").value_or("")),
      endpoint_(environment("AWS_EC2_METADATA_SERVICE_ENDPOINT").value_or("")),
      mode_(environment("AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE").value_or("")) {}

FetchResult Instance::fetch(std::stop_token stop) {
  if (iequals(disabled_, "true")) return Absent{"AWS_EC2_METADATA_DISABLED is set"};
  const auto url = metadata_url(endpoint_, mode_);
  if (!url) {
    return Failed{
        "AWS_EC2_METADATA_SERVICE_ENDPOINT is neither this machine nor "
        "169.254.169.254 or fd00:ec2::254"};
  }
  Service service(*url, {.attempts = 2, .timeout = kTimeout, .proxies = {}});
  auto asking = service.request("PUT", "/latest/api/token");
  asking.headers.add("X-aws-ec2-metadata-token-ttl-seconds", kTokenSeconds);
  const auto result = service.send(asking, stop);
  const auto token = body_of(result);
  if (!is_ok(result)) return Absent{service.reason(result)};
  if (!is_token(token)) return Absent{service.reason(result, "no session token")};
  return fetch_role(service, token, stop);
}

FetchResult Instance::fetch_role(Service& service, const std::string& token,
                                 const std::stop_token& stop) {
  auto asking = service.request("GET", kRoles);
  asking.headers.add("X-aws-ec2-metadata-token", token);
  const auto roles = service.send(asking, stop);
  if (is_not_found(roles)) return Absent{"the instance has no role"};
  if (!is_ok(roles)) return Failed{service.reason(roles)};
  const auto role = role_in(body_of(roles));
  if (role.empty()) return Failed{service.reason(roles, "no name of a role")};

  asking.url.path += text::percent_encode(role);
  const auto result = service.send(asking, stop);
  return service.fetch_result(result, parse_json_credentials(body_of(result)), token);
}

}  // namespace imagelift::aws
