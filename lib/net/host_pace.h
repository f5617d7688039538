#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "net/http_message.h"

namespace imagelift::net {

/// How the hosts of one client are treated.
struct HostRules {
  std::size_t at_once = 8;          ///< requests under way to one host, at most
  std::size_t at_once_in_all = 16;  ///< to all hosts
  int failures = 4;                 ///< so many in a row that brought no response, and it is left
  int timeouts = 3;                 ///< so many of them that ended by time
  std::chrono::milliseconds first_pause{500};       ///< after the first refusal; grows with each
  std::chrono::milliseconds longest_pause{20'000};  ///< between two requests to a slowed host
  /// What a host asks for by Retry-After is kept up to this; one that asks for more is asked again
  /// after longest_pause.
  std::chrono::seconds longest_retry_after{300};
  int throttles = 15;  ///< so many in a row, and the host is left; of bare 503, half of them
  std::chrono::seconds patience{900};  ///< likewise after this time of nothing but refusals
};

/// True for a response by which a host says that it is asked too often: 429 and its kin (420, 509,
/// 529, 999), 503, and 403 with a Retry-After.
bool is_throttle(const HttpResponse& response);

/// What one host is asked, when, and whether at all: pure rules, to which the time is given.
///
/// It begins with two requests at once and adds one for each response up to `at_once`. A refusal by
/// is_throttle halves them, holds all requests back (Retry-After, or the gap) and from then on
/// keeps a gap between two, which grows by half with each further refusal and shrinks by a
/// twentieth with each response; once it is gone, requests at once grow by one for as many
/// responses. After a refusal, or a request without a response, there is one request at a time
/// until one is served. What comes of requests that were under way when the rule changed is old
/// news and counts once: eight that are refused together are one refusal.
class HostPace {
 public:
  using Time = std::chrono::steady_clock::time_point;
  /// Given to each request when it starts.
  using Ticket = std::uint64_t;

  /// `name` is what messages call the host.
  HostPace(const HostRules& rules, std::string name) : rules_(rules), name_(std::move(name)) {}

  /// Whether a request may start now, and if only the time is missing, from when on.
  bool may_start(Time now) const { return has_room() && now >= next_start_; }
  bool has_room() const { return under_way_ < (in_doubt() ? 1 : limit_); }
  Time next_start() const { return next_start_; }

  Ticket start(Time now);

  /// The host answered, with whatever status.
  void served(Ticket ticket);
  /// It refused by is_throttle.
  void throttled(Ticket ticket, Time now, int status,
                 std::optional<std::chrono::seconds> retry_after);
  /// No response came: no connection, no name, no TLS, no first byte in time.
  void failed(Ticket ticket, Time now, const HttpError& error);
  /// The request ended in a way that says nothing of the host.
  void ended() { --under_way_; }

  /// Why the host is not asked any more; empty while it is.
  const std::optional<HttpError>& given_up() const { return given_up_; }

  /// Responses so far that were no refusals.
  std::uint64_t responses() const { return responses_; }
  std::size_t limit() const { return in_doubt() ? 1 : limit_; }
  std::chrono::milliseconds gap() const { return gap_; }

 private:
  bool in_doubt() const { return throttles_ > 0 || failures_ > 0; }
  void give_up(FailureCode code, const std::string& reason);

  const HostRules& rules_;
  std::string name_;
  std::size_t limit_ = 2;
  std::size_t under_way_ = 0;
  std::chrono::milliseconds gap_{0};
  Time next_start_{};
  Ticket epoch_ = 0;
  bool was_slowed_ = false;
  std::size_t since_growth_ = 0;  // responses
  int throttles_ = 0;             // in a row
  int failures_ = 0;              // in a row
  int timeouts_ = 0;              // in a row
  Time first_refusal_{};
  std::uint64_t asked_ = 0;
  std::uint64_t responses_ = 0;
  std::optional<HttpError> given_up_;
};

}  // namespace imagelift::net
