#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string_view>

#include "net/http_message.h"

namespace imagelift::net {

/// When a request is sent again, and after how long.
struct RetryPolicy {
  int attempts = 4;  ///< the first one included
  std::chrono::milliseconds first_pause{500};
  std::chrono::milliseconds longest_pause{20'000};  ///< also caps a server's Retry-After
};

/// True for what a later attempt may cure: 408, 429, 500, 502, 503, 504, a connection that failed
/// or timed out, and a name that was not resolved. Only requests that change nothing (GET, HEAD)
/// are sent again.
bool may_be_retried(const HttpRequest& request, const HttpResult& result);

/// The pause before attempt `next` (2, 3, ...): what Retry-After says, else a random time between
/// half and the whole of first_pause * 2^(next - 2); never above longest_pause. `random` is any
/// 32 uniform bits.
std::chrono::milliseconds pause_before(const RetryPolicy& policy, int next,
                                       const HttpResult& previous, std::uint32_t random);

/// A Retry-After header in seconds (RFC 9110, 10.2.3); a date counts from `now`. Empty where it
/// is neither.
std::optional<std::chrono::seconds> parse_retry_after(std::string_view value,
                                                      std::chrono::system_clock::time_point now);

}  // namespace imagelift::net
