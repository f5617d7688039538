#include "aws/container.h"

#include <algorithm>
#include <array>

#include "aws/service.h"
#include "aws/token_file.h"
#include "net/url_policy.h"

namespace imagelift::aws {
namespace {

constexpr char kEcs[] = "169.254.170.2";

bool may_be_plain(const std::string& host) {
  constexpr std::array<std::string_view, 4> kHosts = {kEcs, "169.254.170.23", "fd00:ec2::23",
                                                      "localhost"};
  return std::ranges::find(kHosts, host) != kHosts.end() ||
         net::kind_of_address(host) == net::AddressKind::loopback;
}

}  // namespace

std::optional<net::Url> container_url(const std::string& relative, const std::string& full) {
  const auto parsed =
      net::parse_url(relative.empty() ? full : "http://" + std::string(kEcs) + relative);
  const auto* url = std::get_if<net::Url>(&parsed);
  if (url == nullptr) return std::nullopt;
  const bool allowed = relative.empty() ? url->scheme == "https" || may_be_plain(url->host)
                                        : url->host == kEcs && url->port == 80;
  return allowed ? std::optional(*url) : std::nullopt;
}

Container::Container(const Environment& environment)
    : relative_(environment("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI").value_or("")),
      full_(environment("AWS_CONTAINER_CREDENTIALS_FULL_URI").value_or("")),
      token_(environment("AWS_CONTAINER_AUTHORIZATION_TOKEN").value_or("")),
      token_file_(environment("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE").value_or("")) {}

FetchResult Container::fetch(std::stop_token stop) {
  if (relative_.empty() && full_.empty()) {
    return Absent{"AWS_CONTAINER_CREDENTIALS_RELATIVE_URI is not set"};
  }
  const auto url = container_url(relative_, full_);
  if (!url) {
    return Failed{relative_.empty() ? "AWS_CONTAINER_CREDENTIALS_FULL_URI is neither https nor "
                                      "this machine, 169.254.170.2, 169.254.170.23 or fd00:ec2::23"
                                    : "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI is no path"};
  }
  auto token = token_;
  if (!token_file_.empty()) {
    token = read_token(token_file_).value_or("");
    if (token.empty()) return Failed{"there is no token to be read in " + token_file_.string()};
  }
  if (!token.empty() && !is_token(token)) {
    return Failed{"AWS_CONTAINER_AUTHORIZATION_TOKEN is no token"};
  }
  Service service(*url);
  auto request = service.request("GET", url->path);
  request.url.query = url->query;
  if (!token.empty()) request.headers.add("Authorization", token);
  const auto result = service.send(request, stop);
  return service.fetch_result(result, parse_json_credentials(body_of(result)), token);
}

}  // namespace imagelift::aws
