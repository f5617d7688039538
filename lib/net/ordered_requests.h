#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <stop_token>

#include "net/http_client.h"

namespace imagelift::net {

/// A run of requests whose responses are wanted in order.
struct OrderedRequests {
  std::size_t count = 0;
  std::size_t concurrency = 8;  ///< under way at once
  std::size_t window = 16;      ///< under way, or answered and not yet taken
  std::uint64_t held_bytes =
      256 << 20;                        ///< of responses not yet taken; more start no other request
  std::chrono::milliseconds in_all{0};  ///< 0: no limit; what is unanswered then has timed_out
  std::function<HttpRequest(std::size_t)> make;  ///< request number i; signs it just in time
};

/// Takes response number i, for i = 0, 1, 2, ...; it may block. False: enough.
using TakeResponse = std::function<bool(std::size_t, HttpResult)>;

/// Sends them all. `make` and `take` are called on the calling thread. Returns when all are taken,
/// or promptly after take said false or stop was requested; then the rest is not taken.
void send_in_order(HttpClient& client, const OrderedRequests& requests, const TakeResponse& take,
                   std::stop_token stop);

}  // namespace imagelift::net
