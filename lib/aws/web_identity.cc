#include "aws/web_identity.h"

#include <algorithm>
#include <utility>

#include "aws/service.h"
#include "aws/token_file.h"
#include "text/percent.h"

namespace imagelift::aws {
namespace {

std::string first_set(const Environment& environment, std::initializer_list<const char*> names) {
  for (const auto* name : names) {
    auto value = environment(name).value_or("");
    if (!value.empty()) return value;
  }
  return {};
}

std::string form(std::initializer_list<std::pair<const char*, std::string>> fields) {
  std::string text;
  for (const auto& [name, value] : fields) {
    text += (text.empty() ? "" : "&") + std::string(name) + "=" + text::percent_encode(value);
  }
  return text;
}

}  // namespace

std::string aws_host(const std::string& service, const std::string& region) {
  if (region.empty()) return service + ".amazonaws.com";
  return service + "." + region + ".amazonaws.com" + (region.starts_with("cn-") ? ".cn" : "");
}

WebIdentity::WebIdentity(const Environment& environment, std::string region)
    : environment_(environment),
      token_file_(environment("AWS_WEB_IDENTITY_TOKEN_FILE").value_or("")),
      role_(environment("AWS_ROLE_ARN").value_or("")),
      session_(environment("AWS_ROLE_SESSION_NAME").value_or("")),
      region_(std::move(region)) {
  if (session_.empty()) session_ = "imagelift";
}

FetchResult WebIdentity::fetch(std::stop_token stop) {
  if (token_file_.empty()) return Absent{"AWS_WEB_IDENTITY_TOKEN_FILE is not set"};
  if (role_.empty()) return Failed{"AWS_WEB_IDENTITY_TOKEN_FILE is set, but not AWS_ROLE_ARN"};
  const auto token = read_token(token_file_);
  if (!token) return Failed{"there is no token to be read in " + token_file_.string()};
  auto endpoint = first_set(environment_, {"AWS_ENDPOINT_URL_STS", "AWS_ENDPOINT_URL"});
  if (endpoint.empty()) endpoint = "https://" + aws_host("sts", region_);
  const auto url = net::parse_url(endpoint);
  if (std::holds_alternative<net::HttpError>(url)) return Failed{"STS' address is not a URL"};

  Service sts(std::get<net::Url>(url), {.proxies = net::proxies_from(environment_)});
  auto request = sts.request("POST", std::get<net::Url>(url).path);
  request.headers.add("Content-Type", "application/x-www-form-urlencoded");
  request.body = form({{"Action", "AssumeRoleWithWebIdentity"},
                       {"Version", "2011-06-15"},
                       {"RoleArn", role_},
                       {"RoleSessionName", session_},
                       {"WebIdentityToken", *token}});
  const auto result = sts.send(request, stop);
  return sts.fetch_result(result, parse_sts_credentials(body_of(result)), *token);
}

}  // namespace imagelift::aws
