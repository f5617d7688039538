#include "source/remote.h"

#include <algorithm>
#include <utility>

#include "core/error.h"
#include "net/ordered_requests.h"
#include "source/listing.h"

namespace imagelift::source {
namespace {

constexpr std::uint64_t kMostPageBytes = 64 << 20;
constexpr std::size_t kFarAhead = 256;  // pictures

net::HostRules host_rules(const Transfer& transfer) {
  net::HostRules rules;
  rules.at_once = transfer.concurrency;
  rules.at_once_in_all = 2 * transfer.concurrency;
  rules.failures = std::max(3, transfer.attempts);
  rules.first_pause = transfer.first_pause;
  rules.longest_pause = transfer.longest_pause;
  return rules;
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
  requests.make = [&](std::size_t number) { return request_of(wanted[number]); };
  const auto take = [&](std::size_t number, net::HttpResult answer) {
    const auto* response = std::get_if<net::HttpResponse>(&answer);
    const bool is_told = error_of && response != nullptr && response->status >= 300;
    auto result =
        is_told ? net::HttpResult(error_of(*response)) : net::expect_success(std::move(answer));
    if (auto* error = std::get_if<net::HttpError>(&result)) {
      if (error->stopped) return false;
      return deliver(
          {wanted[number], Failure{Stage::fetch, error->code, std::move(error->message)}});
    }
    return deliver({wanted[number], std::move(std::get<net::HttpResponse>(result).body)});
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
