#include "aws/service.h"

#include <algorithm>
#include <array>
#include <utility>

#include "net/wait.h"

namespace imagelift::aws {
namespace {

constexpr std::uint64_t kMostBytes = 64 << 10;
constexpr auto kFirstPause = std::chrono::milliseconds(250);  // doubles

net::HttpOptions http_options(const net::Url& url, const Asking& asking) {
  net::HttpOptions http;
  http.policy.trusted_origins = {net::origin(url)};
  http.proxies = asking.proxies;
  http.retry.attempts = 1;  // Service repeats by its own rule
  return http;
}

bool is_passing(const net::HttpResult& result) {
  constexpr std::array kCodes = {FailureCode::connection_failed, FailureCode::timed_out,
                                 FailureCode::name_not_resolved};
  constexpr std::array kStatuses = {429, 500, 502, 503, 504};
  if (const auto* error = std::get_if<net::HttpError>(&result)) {
    return !error->stopped && std::ranges::find(kCodes, error->code) != kCodes.end();
  }
  const int status = std::get<net::HttpResponse>(result).status;
  return std::ranges::find(kStatuses, status) != kStatuses.end();
}

std::string without_full_stop(std::string sentence) {
  if (sentence.ends_with('.')) sentence.pop_back();
  return sentence;
}

}  // namespace

Service::Service(const net::Url& origin, const Asking& asking)
    : origin_{origin.scheme, origin.host, origin.port, "/", ""},
      asking_(asking),
      client_(http_options(origin_, asking_)) {}

net::HttpRequest Service::request(std::string method, std::string path) const {
  net::HttpRequest request;
  request.method = std::move(method);
  request.url = origin_;
  request.url.path = std::move(path);
  request.limits = {.max_bytes = kMostBytes,
                    .timeout = asking_.timeout,
                    .silence = asking_.timeout,
                    .redirects = 0};
  return request;
}

net::HttpResult Service::send(const net::HttpRequest& request, const std::stop_token& stop) {
  auto pause = kFirstPause;
  for (int attempt = 1;; ++attempt, pause *= 2) {
    auto result = client_.send(request, stop);
    if (attempt >= asking_.attempts || !is_passing(result) || stop.stop_requested()) return result;
    net::wait(pause, stop);
  }
}

std::string Service::reason(const net::HttpResult& result, const std::string& words) const {
  if (const auto* error = std::get_if<net::HttpError>(&result)) {
    return without_full_stop(error->message);
  }
  const auto& response = std::get<net::HttpResponse>(result);
  return origin_.scheme + "://" + net::host_header(origin_) + " answered " +
         std::to_string(response.status) + (words.empty() ? "" : " (" + words + ")");
}

FetchResult Service::fetch_result(const net::HttpResult& result,
                                  std::variant<Credentials, Refusal> read,
                                  const std::string& secret) const {
  if (auto* credentials = std::get_if<Credentials>(&read); credentials && is_ok(result)) {
    const bool over = credentials->end && *credentials->end <= std::chrono::system_clock::now();
    if (!over) return std::move(*credentials);
    return Failed{reason(result, "credentials that ended at " + time_text(*credentials->end))};
  }
  const auto* refusal = std::get_if<Refusal>(&read);
  std::string words = refusal != nullptr ? refusal->words : "";
  if (words.empty() && is_ok(result)) words = "no credentials";
  if (!secret.empty() && words.find(secret) != std::string::npos) words.clear();
  return Failed{reason(result, words)};
}

std::string body_of(const net::HttpResult& result) {
  const auto* response = std::get_if<net::HttpResponse>(&result);
  return response == nullptr ? "" : text_of(*response);
}

bool is_ok(const net::HttpResult& result) {
  const auto* response = std::get_if<net::HttpResponse>(&result);
  return response != nullptr && response->status == 200;
}

}  // namespace imagelift::aws
