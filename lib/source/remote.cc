#include "source/remote.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "core/error.h"
#include "net/ordered_requests.h"
#include "source/fetch_memory.h"
#include "source/host_credentials.h"
#include "source/image_source.h"
#include "source/web_page.h"

namespace imagelift::source {
namespace {

constexpr std::uint64_t kMostPageBytes = 64 << 20;
constexpr std::size_t kFarAhead = 256;  // images

net::HostRules host_rules(const Transfer& transfer) {
  net::HostRules rules;
  rules.at_once = transfer.concurrency;
  rules.at_once_in_all = 2 * transfer.concurrency;
  rules.failures = std::max(3, transfer.attempts);
  rules.first_pause = transfer.first_pause;
  rules.longest_pause = transfer.longest_pause;
  return rules;
}

/// What is known of an image that is asked for.
struct Asked {
  std::string address;
  std::optional<KnownPicture> image;
};

bool is_stopped(const net::HttpResult& response) {
  const auto* error = std::get_if<net::HttpError>(&response);
  return error != nullptr && error->stopped;
}

Fetched fetched_from(net::HttpResult outcome, std::size_t index, const Asked& asked,
                     const ErrorOf& error_of) {
  const auto* answered = std::get_if<net::HttpResponse>(&outcome);
  if (answered != nullptr && answered->status == 304 && asked.image) {
    return {index, Bytes(), asked.image->content};
  }
  const bool is_told = error_of && answered != nullptr && answered->status >= 300;
  auto result =
      is_told ? net::HttpResult(error_of(*answered)) : net::expect_success(std::move(outcome));
  if (auto* error = std::get_if<net::HttpError>(&result)) {
    return {index, Failure{Stage::fetch, error->code, std::move(error->message)}};
  }
  auto& response = std::get<net::HttpResponse>(result);
  if (auto failure = web_page_instead(response)) return {index, std::move(*failure)};
  const auto validators = validators_of(response, asked.address);
  return {index, std::move(response.body), std::nullopt, validators};
}

}  // namespace

net::HttpOptions http_options(const SourceOptions& options) {
  net::HttpOptions http;
  http.policy.allow_private = options.access.allow_private;
  for (const auto& endpoint : {options.access.s3_endpoint, options.access.gs_endpoint}) {
    if (endpoint.empty()) continue;
    http.policy.trusted_origins.push_back(net::origin(endpoint_url(endpoint, "a bucket")));
  }
  http.proxies = net::proxies_from(options.access.environment);
  http.retry = {options.transfer.attempts, options.transfer.first_pause,
                options.transfer.longest_pause};
  http.hosts = host_rules(options.transfer);
  return http;
}

net::HttpOptions web_options(const SourceOptions& options) {
  auto http = http_options(options);
  http.host_headers = host_credentials(options.access);
  return http;
}

net::Url endpoint_url(const std::string& endpoint, const std::string& what) {
  const bool has_scheme = endpoint.find("://") != std::string::npos;
  auto parsed = net::parse_url(has_scheme ? endpoint : "http://" + endpoint);
  if (std::holds_alternative<net::HttpError>(parsed)) {
    throw usage_error("The endpoint of " + what + " is not an http or https URL.");
  }
  auto url = std::get<net::Url>(std::move(parsed));
  while (url.path.ends_with('/')) url.path.pop_back();
  url.query.clear();
  return url;
}

std::string gs_endpoint(const NetworkAccess& access) {
  return access.gs_endpoint.empty() ? "https://storage.googleapis.com" : access.gs_endpoint;
}

net::HttpRequest get_request(const net::Url& url, const SourceOptions& options) {
  net::HttpRequest request;
  request.url = url;
  request.limits.max_bytes = options.limits.max_bytes;
  request.limits.timeout = options.limits.per_fetch;
  request.limits.redirects = options.limits.redirects;
  request.headers.set("Accept", "text/html, application/json;q=0.9, */*;q=0.8");
  request.headers.set("Accept-Encoding", "gzip, deflate");
  return request;
}

net::HttpRequest image_request(const net::Url& url, const SourceOptions& options) {
  auto request = get_request(url, options);
  request.headers.set("Accept", "image/*, */*;q=0.8");
  return request;
}

void fetch_remote(net::HttpClient& client, const SourceOptions& options,
                  std::span<const std::size_t> wanted, const RequestOf& request_of,
                  const Deliver& deliver, std::stop_token stop, Ahead ahead,
                  const ErrorOf& error_of) {
  net::OrderedRequests requests;
  requests.count = wanted.size();
  // How many of them are really asked for, the client's host rules say.
  requests.concurrency = ahead == Ahead::far ? kFarAhead : options.transfer.concurrency;
  requests.window = ahead == Ahead::far ? kFarAhead : 2 * options.transfer.concurrency;
  requests.in_all = options.limits.in_all;
  std::map<std::size_t, Asked> asked;  // by number
  requests.make = [&](std::size_t number) {
    auto request = request_of(wanted[number]);
    auto& known = asked[number];
    known.address = address_of(request.url);
    if (options.find_known) known.image = options.find_known(known.address);
    if (known.image) make_conditional(request, known.image->validators);
    return request;
  };
  const auto take = [&](std::size_t number, net::HttpResult response) {
    const auto known = asked.extract(number).mapped();
    if (is_stopped(response)) return false;
    return deliver(fetched_from(std::move(response), wanted[number], known, error_of));
  };
  net::send_in_order(client, requests, take, std::move(stop));
}

net::HttpResult send_for_listing(net::HttpClient& client, net::HttpRequest request,
                                 const std::stop_token& stop) {
  if (!request.sink) request.limits.max_bytes = kMostPageBytes;
  auto result = client.send(std::move(request), stop);
  throw_if_stopped(stop);
  return result;
}

}  // namespace imagelift::source
