#include "net/retry_policy.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <ctime>
#include <string>

#include "text/number.h"

namespace imagelift::net {
namespace {

constexpr std::array kPassingStatuses = {408, 429, 500, 502, 503, 504};

/// RFC 9110, 5.6.7: `Sun, 06 Nov 1994 08:49:37 GMT`, and the obsolete formats of RFC 850 and
/// asctime.
std::optional<std::chrono::system_clock::time_point> parse_http_date(const std::string& text) {
  for (const auto* format :
       {"%a, %d %b %Y %H:%M:%S GMT", "%A, %d-%b-%y %H:%M:%S GMT", "%a %b %e %H:%M:%S %Y"}) {
    std::tm time{};
    const char* end = ::strptime(text.c_str(), format, &time);
    if (end == nullptr || *end != '\0') continue;
    return std::chrono::system_clock::from_time_t(::timegm(&time));
  }
  return std::nullopt;
}

}  // namespace

bool may_be_retried(const HttpRequest& request, const HttpResult& result) {
  if (request.method != "GET" && request.method != "HEAD") return false;
  if (const auto* error = std::get_if<HttpError>(&result)) {
    return !error->stopped &&
           (error->code == FailureCode::connection_failed ||
            error->code == FailureCode::timed_out || error->code == FailureCode::name_not_resolved);
  }
  return std::ranges::find(kPassingStatuses, std::get<HttpResponse>(result).status) !=
         kPassingStatuses.end();
}

std::chrono::milliseconds pause_before(const RetryPolicy& policy, int next,
                                       const HttpResult& previous, std::uint32_t random) {
  using std::chrono::milliseconds;
  if (const auto* response = std::get_if<HttpResponse>(&previous)) {
    if (const auto header = response->headers.find("Retry-After")) {
      if (const auto wait = parse_retry_after(*header, std::chrono::system_clock::now())) {
        return std::min<milliseconds>(*wait, policy.longest_pause);
      }
    }
  }
  const int doublings = std::clamp(next - 2, 0, 20);
  const auto whole =
      std::min(milliseconds(policy.first_pause.count() << doublings), policy.longest_pause);
  const auto half = whole.count() / 2;
  return milliseconds(half + static_cast<long>(random % static_cast<std::uint32_t>(half + 1)));
}

std::optional<std::chrono::seconds> parse_retry_after(std::string_view value,
                                                      std::chrono::system_clock::time_point now) {
  if (const auto seconds = text::number_of<unsigned>(value)) return std::chrono::seconds(*seconds);
  const auto date = parse_http_date(std::string(value));
  if (!date) return std::nullopt;
  const auto wait = std::chrono::duration_cast<std::chrono::seconds>(*date - now);
  return std::max(wait, std::chrono::seconds(0));
}

}  // namespace imagelift::net
