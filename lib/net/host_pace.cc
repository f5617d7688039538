#include "net/host_pace.h"

#include <algorithm>
#include <array>

namespace imagelift::net {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds kNoGap{20};  // below it, a gap is none

}  // namespace

bool is_throttle(const HttpResponse& response) {
  constexpr std::array kStatuses = {420, 429, 503, 509, 529, 999};
  if (response.status == 403) return response.headers.find("Retry-After").has_value();
  return std::ranges::find(kStatuses, response.status) != kStatuses.end();
}

HostPace::Ticket HostPace::start(Time now) {
  ++under_way_;
  ++asked_;
  next_start_ = now + gap_;
  return epoch_;
}

void HostPace::served(Ticket ticket) {
  --under_way_;
  ++responses_;
  if (ticket != epoch_) return;
  throttles_ = failures_ = timeouts_ = 0;
  if (gap_ > milliseconds(0)) {
    gap_ = gap_ * 19 / 20;
    if (gap_ < std::min(kNoGap, rules_.first_pause)) gap_ = milliseconds(0);
    return;
  }
  if (limit_ >= rules_.at_once) return;
  if (++since_growth_ < (was_slowed_ ? limit_ : 1)) return;
  since_growth_ = 0;
  ++limit_;
}

void HostPace::throttled(Ticket ticket, Time now, int status,
                         std::optional<std::chrono::seconds> retry_after) {
  --under_way_;
  if (ticket != epoch_) return;
  ++epoch_;
  if (++throttles_ == 1) first_refusal_ = now;
  was_slowed_ = true;
  since_growth_ = 0;
  limit_ = std::max<std::size_t>(1, limit_ / 2);
  gap_ = std::clamp(gap_ * 3 / 2, rules_.first_pause, rules_.longest_pause);
  milliseconds pause = gap_;
  if (retry_after) {
    pause = *retry_after > rules_.longest_retry_after ? rules_.longest_pause
                                                      : std::max<milliseconds>(gap_, *retry_after);
  }
  next_start_ = now + pause;
  // Who limits a rate says so; a 503 is more often the end of it.
  const bool limits_rate = status == 429 || status == 420 || retry_after.has_value();
  const int most = limits_rate ? rules_.throttles : (rules_.throttles + 1) / 2;
  if (throttles_ >= most || now - first_refusal_ > rules_.patience) {
    give_up(FailureCode::http_status, "it answered " + std::to_string(status) + " to the last " +
                                          std::to_string(throttles_) +
                                          ", one at a time and with growing pauses.");
  }
}

void HostPace::failed(Ticket ticket, Time now, const HttpError& error) {
  --under_way_;
  if (ticket != epoch_) return;
  ++epoch_;
  ++failures_;
  if (error.code == FailureCode::timed_out) ++timeouts_;
  const auto pause = rules_.first_pause * (1LL << std::min(failures_ - 1, 20));
  next_start_ = now + std::min<milliseconds>(pause, rules_.longest_pause);
  if (failures_ >= rules_.failures || timeouts_ >= rules_.timeouts) {
    give_up(error.code, error.message);
  }
}

void HostPace::give_up(FailureCode code, const std::string& reason) {
  given_up_ =
      HttpError{code, name_ + " is not asked again in this run, after " + std::to_string(asked_) +
                          (asked_ == 1 ? " request: " : " requests: ") + reason};
}

}  // namespace imagelift::net
