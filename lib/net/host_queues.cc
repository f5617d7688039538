#include "net/host_queues.h"

#include <algorithm>
#include <utility>

#include "net/retry_policy.h"

namespace imagelift::net {
namespace {

using Clock = std::chrono::steady_clock;

/// True for what a host does to every request: no connection, no name, no TLS, no first byte.
bool brought_no_response(const HttpError& error) {
  return !error.stopped && !error.answered &&
         (error.code == FailureCode::connection_failed || error.code == FailureCode::timed_out ||
          error.code == FailureCode::name_not_resolved || error.code == FailureCode::tls_failed);
}

std::optional<std::chrono::seconds> retry_after(const HttpResponse& response) {
  const auto header = response.headers.find("Retry-After");
  if (!header) return std::nullopt;
  return parse_retry_after(*header, std::chrono::system_clock::now());
}

}  // namespace

void HostQueues::enter(const Url& url, const std::shared_ptr<Waiting>& waiting, Place place,
                       Go go) {
  const auto name = origin(url);
  auto& line = host_of(name).line;
  const std::size_t at = place == Place::back ? line.size() : place == Place::front ? 0 : 1;
  line.insert(line.begin() + static_cast<std::ptrdiff_t>(std::min(at, line.size())),
              InLine{waiting, std::move(go)});
  waiting->interrupt = [this, name, raw = waiting.get()] { leave_line(name, raw); };
  let_go();
}

void HostQueues::leave_line(const std::string& origin, const Waiting* waiting) {
  auto& host = host_of(origin);
  const auto found =
      std::ranges::find(host.line, waiting, [](const InLine& one) { return one.waiting.get(); });
  if (found == host.line.end()) return;
  auto leaving = std::move(*found);
  host.line.erase(found);
  if (host.line.empty()) cancel_alarm(host);
  leaving.waiting->interrupt = nullptr;
  leaving.go(std::nullopt, std::nullopt);
}

void HostQueues::leave(const Pass& pass, const HttpResult& result, bool own_fault) {
  auto& pace = host_of(pass.origin).pace;
  --under_way_;
  const auto now = Clock::now();
  const auto* error = std::get_if<HttpError>(&result);
  const auto* response = std::get_if<HttpResponse>(&result);
  if (error != nullptr && brought_no_response(*error)) {
    pace.failed(pass.ticket, now, *error);
  } else if (error != nullptr || own_fault) {
    pace.ended();
  } else if (is_throttle(*response)) {
    pace.throttled(pass.ticket, now, response->status, retry_after(*response));
  } else {
    pace.served(pass.ticket);
  }
  let_go();
}

std::uint64_t HostQueues::responses(const Url& url) const {
  const auto host = hosts_.find(origin(url));
  return host == hosts_.end() ? 0 : host->second.pace.responses();
}

bool HostQueues::blames_requests(const Url& url) const {
  constexpr int kSeveral = 3;
  const auto host = hosts_.find(origin(url));
  return host != hosts_.end() && host->second.blamed >= kSeveral;
}

HostQueues::Host& HostQueues::host_of(const std::string& origin) {
  return hosts_.try_emplace(origin, rules_, origin).first->second;
}

/// What is let go may come back at once, and enter or leave in the middle of this.
void HostQueues::let_go() {
  if (std::exchange(letting_go_, true)) {
    once_more_ = true;
    return;
  }
  do {
    once_more_ = false;
    while (let_one_go()) {
    }
  } while (once_more_);
  letting_go_ = false;
}

/// True where there may be another one.
bool HostQueues::let_one_go() {
  auto host = hosts_.upper_bound(last_served_);
  for (std::size_t i = 0; i < hosts_.size(); ++i, ++host) {
    if (host == hosts_.end()) host = hosts_.begin();
    if (host->second.line.empty()) continue;
    if (host->second.pace.given_up()) {
      turn_away(host->second);
      return true;
    }
    if (under_way_ >= rules_.at_once_in_all || !host->second.pace.has_room()) continue;
    if (!host->second.pace.may_start(Clock::now())) {
      set_alarm(host->second);
      continue;
    }
    let_first_go(host);
    return true;
  }
  return false;
}

void HostQueues::let_first_go(Hosts::iterator host) {
  last_served_ = host->first;
  auto first = std::move(host->second.line.front());
  host->second.line.pop_front();
  if (host->second.line.empty()) cancel_alarm(host->second);
  ++under_way_;
  first.waiting->interrupt = nullptr;
  first.go(Pass{host->first, host->second.pace.start(Clock::now())}, std::nullopt);
}

void HostQueues::turn_away(Host& host) {
  cancel_alarm(host);
  auto line = std::exchange(host.line, {});
  for (auto& one : line) {
    one.waiting->interrupt = nullptr;
    one.go(std::nullopt, host.pace.given_up());
  }
}

void HostQueues::set_alarm(Host& host) {
  if (host.alarm) return;
  const auto pause =
      std::chrono::ceil<std::chrono::milliseconds>(host.pace.next_start() - Clock::now());
  host.alarm = std::make_shared<Waiting>();
  transport_.pause(host.alarm, pause, [this, alarm = host.alarm, &host] {
    if (host.alarm != alarm) return;  // cancelled
    host.alarm = nullptr;
    let_go();
  });
}

void HostQueues::cancel_alarm(Host& host) {
  const auto alarm = std::exchange(host.alarm, nullptr);
  if (alarm) alarm->stop();
}

}  // namespace imagelift::net
