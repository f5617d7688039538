#include "jenkins/server.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/error.h"
#include "jenkins/addresses.h"
#include "jenkins/refusal.h"
#include "jenkins/responses.h"
#include "net/redirect.h"
#include "net/wait.h"

namespace imagelift::jenkins {
namespace {

constexpr int kMostRedirects = 5;
constexpr int kMostPolls = 15;              ///< the longest pause of a back-off, in polls
constexpr std::size_t kMostCookies = 4096;  // bytes

/// The path of Jenkins' Resource Root URL (jenkins.security.ResourceDomainRootAction).
constexpr std::string_view kResourcePath = "/static-files/";

net::HttpOptions http_options(const ServerOptions& options) {
  net::HttpOptions http;
  http.policy.allow_private = options.allow_private;
  http.policy.trusted_origins = {net::origin(options.url)};
  http.proxies = options.proxies;
  http.retry.attempts = 1;  // Server repeats by its own rule
  http.ca_file = options.ca_file;
  return http;
}

/// Jenkins answers a POST whose crumb is missing, or of a session that has ended, with 403 and a
/// page that says so.
bool asks_for_crumb(const net::HttpResponse& response) {
  return response.status == 403 && text_of(response).find("crumb") != std::string::npos;
}

/// `name=value; name=value`, to be sent back in the same session.
std::string cookies_of(const net::HttpResponse& response) {
  std::string cookies;
  for (const auto& [name, value] : response.headers) {
    if (name != "Set-Cookie" && name != "set-cookie") continue;
    cookies += (cookies.empty() ? "" : "; ") + value.substr(0, value.find(';'));
  }
  return cookies.size() <= kMostCookies ? cookies : "";
}

bool is_success(const net::HttpResult& result) {
  const auto* response = std::get_if<net::HttpResponse>(&result);
  return response != nullptr && response->status >= 200 && response->status < 300;
}

int status_of(const net::HttpResult& result) {
  const auto* response = std::get_if<net::HttpResponse>(&result);
  return response == nullptr ? 0 : response->status;
}

std::string reason_of(const net::HttpResult& result) {
  const auto* error = std::get_if<net::HttpError>(&result);
  return error != nullptr ? error->message
                          : "it answers " + std::to_string(status_of(result)) + ".";
}

}  // namespace

std::chrono::milliseconds Patience::next_pause() {
  const auto pause = next_;
  next_ = std::min(2 * next_, kMostPolls * pace_.poll);
  return pause;
}

Server::Server(ServerOptions options, std::function<void(const std::string&)> note,
               std::stop_token stop)
    : options_(std::move(options)),
      note_(std::move(note)),
      stop_(std::move(stop)),
      client_(http_options(options_)) {}

std::string Server::job() const {
  return job_path(options_.job);
}

net::HttpRequest Server::request(std::string_view path, std::string_view query) const {
  net::HttpRequest request;
  request.url = below(options_.url, path, query);
  const std::string authorization = options_.credentials.authorization();
  if (!authorization.empty()) request.headers.add("Authorization", authorization);
  return request;
}

net::HttpClient& Server::client_of(const net::Url& url) {
  return resources_ && net::origin(url) == resources_origin_ ? *resources_ : client_;
}

net::HttpResult Server::send_through_redirects(net::HttpRequest request) {
  const int most = std::exchange(request.limits.redirects, 0);
  for (int redirects = 0;; ++redirects) {
    net::HttpResult result = client_of(request.url).send(request, stop_);
    const auto* response = std::get_if<net::HttpResponse>(&result);
    if (response == nullptr || redirects == most || !net::is_redirect(*response)) return result;
    auto next = net::follow_redirect(request, *response);
    if (auto* error = std::get_if<net::HttpError>(&next)) return std::move(*error);
    const bool from_jenkins = net::origin(request.url) == net::origin(options_.url);
    request = std::get<net::HttpRequest>(std::move(next));
    if (from_jenkins) trust_resources_of(request.url);
  }
}

void Server::trust_resources_of(const net::Url& url) {
  if (url.path.find(kResourcePath) == std::string::npos) return;
  const std::string origin = net::origin(url);
  if (origin == net::origin(options_.url) || origin == resources_origin_) return;
  net::HttpOptions options = http_options(options_);
  options.policy.trusted_origins = {origin};
  resources_ = std::make_unique<net::HttpClient>(std::move(options));
  resources_origin_ = origin;
}

net::HttpResult Server::send(net::HttpRequest request) {
  net::HttpResult result = send_through_redirects(std::move(request));
  if (stop_.stop_requested()) throw run_error("Stopped; a build that was started goes on");
  if (std::holds_alternative<net::HttpResponse>(result)) has_answered_ = true;
  if (is_success(result)) has_served_ = true;
  return result;
}

bool Server::is_passing(const net::HttpResult& result) const {
  constexpr std::array kStatuses = {408, 429, 502, 503, 504};
  if (const auto* error = std::get_if<net::HttpError>(&result)) {
    constexpr std::array kCodes = {FailureCode::connection_failed, FailureCode::timed_out,
                                   FailureCode::name_not_resolved};
    return has_answered_ && std::ranges::find(kCodes, error->code) != kCodes.end();
  }
  return is_unknown_for_now(result) ||
         std::ranges::find(kStatuses, status_of(result)) != kStatuses.end();
}

bool Server::is_unknown_for_now(const net::HttpResult& result) const {
  return status_of(result) == 401 && has_served_;
}

void Server::wait(std::chrono::milliseconds duration) {
  net::wait(duration, stop_);
  if (stop_.stop_requested()) throw run_error("Stopped; a build that was started goes on");
}

void Server::refuse(const net::HttpResult& result) const {
  if (const auto* error = std::get_if<net::HttpError>(&result)) throw run_error(error->message);
  const auto& response = std::get<net::HttpResponse>(result);
  throw run_error(refusal(response.status, {options_.job, options_.credentials.user},
                          net::without_secrets(response.url)));
}

net::HttpResult Server::ask(const net::HttpRequest& request) {
  Patience patience(options_.pace);
  bool is_told = false;
  while (true) {
    net::HttpResult result = send(request);
    if (!is_passing(result)) {
      if (is_told) note_("Jenkins answers again");
      return result;
    }
    if (patience.is_over()) {
      if (is_unknown_for_now(result)) refuse(result);
      throw run_error("Jenkins is away for too long: " + reason_of(result));
    }
    if (!std::exchange(is_told, true)) note_("waiting for Jenkins: " + reason_of(result));
    wait(patience.next_pause());
  }
}

net::HttpResponse Server::get(std::string_view path, std::string_view query) {
  net::HttpResult result = ask(request(path, query));
  if (!is_success(result)) refuse(result);
  return std::get<net::HttpResponse>(std::move(result));
}

std::optional<net::HttpResponse> Server::find(std::string_view path, std::string_view query) {
  return find(request(path, query));
}

std::optional<net::HttpResponse> Server::find(const net::HttpRequest& request) {
  net::HttpResult result = ask(request);
  if (status_of(result) == 404) return std::nullopt;
  if (!is_success(result)) refuse(result);
  return std::get<net::HttpResponse>(std::move(result));
}

bool Server::take_crumb() {
  const auto response = find("/crumbIssuer/api/json");
  if (!response) return false;  // Jenkins has no such protection
  const Crumb crumb = parse_crumb(text_of(*response));
  crumb_field_ = crumb.field;
  crumb_ = crumb.value;
  cookies_ = cookies_of(*response);
  return true;
}

/// A redirect of a POST within the same origin, such as to a path with a slash more. To another
/// origin the credentials may not go, and without them a build cannot be started.
net::HttpRequest Server::moved(const net::HttpRequest& request,
                               const net::HttpResponse& response) const {
  const auto target = net::resolve_url(request.url, *response.headers.find("Location"));
  if (const auto* error = std::get_if<net::HttpError>(&target)) throw run_error(error->message);
  const auto& url = std::get<net::Url>(target);
  if (net::origin(url) != net::origin(request.url)) {
    throw run_error("Jenkins redirects to " + net::origin(url) +
                    ", where no credentials are sent: give its own URL by --jenkins");
  }
  if (url.path.ends_with("/login")) {
    throw run_error(refusal(401, {options_.job, options_.credentials.user}, ""));
  }
  net::HttpRequest next = request;
  next.url = url;
  return next;
}

net::HttpResult Server::try_post(const net::HttpRequest& asked) {
  net::HttpRequest request = asked;
  if (!crumb_.empty()) request.headers.add(crumb_field_, crumb_);
  if (!cookies_.empty()) request.headers.add("Cookie", cookies_);
  for (int redirects = 0; redirects <= kMostRedirects; ++redirects) {
    net::HttpResult result = send(request);
    const auto* response = std::get_if<net::HttpResponse>(&result);
    if (response == nullptr || response->status == 303 || !net::is_redirect(*response)) {
      return result;
    }
    request = moved(request, *response);
  }
  throw run_error("Jenkins redirects without end");
}

net::HttpResponse Server::post(std::string_view path, std::string_view query,
                               const std::string& form) {
  net::HttpRequest request = this->request(path, query);
  request.method = "POST";
  request.headers.add("Content-Type", "application/x-www-form-urlencoded");
  request.body = form;
  request.limits.redirects = 0;
  Patience patience(options_.pace);
  bool has_fresh_crumb = false;
  while (true) {
    net::HttpResult result = try_post(request);
    if (is_success(result) || status_of(result) == 303) {
      return std::get<net::HttpResponse>(std::move(result));
    }
    const auto* response = std::get_if<net::HttpResponse>(&result);
    if (response != nullptr && asks_for_crumb(*response) && !has_fresh_crumb && take_crumb()) {
      has_fresh_crumb = true;
      continue;
    }
    // Of a starting controller it is known that it has not taken the form.
    const bool is_starting = status_of(result) == 503 || is_unknown_for_now(result);
    if (!is_starting || patience.is_over()) refuse(result);
    note_("waiting for Jenkins: " + reason_of(result));
    wait(patience.next_pause());
  }
}

}  // namespace imagelift::jenkins
