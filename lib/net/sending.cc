#include "net/sending.h"

#include <utility>

#include "net/redirect.h"

namespace imagelift::net {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int kMostThrottles = 40;  // of one request, whatever becomes of the others

HttpError stopped() {
  return {FailureCode::timed_out, "Stopped.", true};
}

}  // namespace

Sending::Sending(Sender& sender, HttpRequest request, std::function<void(HttpResult)> done)
    : sender_(sender), original_(std::move(request)), done_(std::move(done)) {
  if (!original_.sink) return;
  original_.sink = [this, sink = std::move(original_.sink)](std::span<const std::uint8_t> piece) {
    sink_called_ = true;
    return sink(piece);
  };
}

void Sending::heed(std::stop_token stop) {
  on_stop_.emplace(std::move(stop), [&transport = sender_.transport, waiting = waiting_] {
    transport.post([waiting] { waiting->stop(); });
  });
}

void Sending::begin() {
  sender_.under_way.insert(waiting_);
  begin_attempt(Place::back);
}

void Sending::begin_attempt(Place place) {
  ++attempt_;
  redirects_ = 0;
  left_host_ = false;
  cookies_ = {};
  deadline_ = Clock::now() + original_.limits.timeout;
  exchange(original_, place);
}

/// The time that it waits for the host does not count as the attempt's.
void Sending::exchange(HttpRequest request, Place place) {
  if (waiting_->stopped) return finish(stopped());
  current_ = std::move(request);
  if (sender_.queues == nullptr) return send(std::nullopt);
  const auto go = [self = shared_from_this(), entered = Clock::now()](
                      std::optional<Pass> pass, std::optional<HttpError> given_up) {
    if (given_up) return self->finish(std::move(*given_up));
    if (!pass) return self->finish(stopped());
    self->deadline_ += Clock::now() - entered;
    self->send(pass);
  };
  sender_.queues->enter(current_.url, waiting_, place, go);
}

void Sending::send(const std::optional<Pass>& pass) {
  HttpRequest request = current_;
  add_credentials(request);
  const auto cookies = cookies_.header_for(request.url);
  if (!cookies.empty()) {
    const auto own = request.headers.find("Cookie");
    request.headers.set("Cookie", own ? *own + "; " + cookies : cookies);
  }
  sender_.transport.exchange(waiting_, std::move(request), deadline_,
                             [self = shared_from_this(), pass](HttpResult result) {
                               self->take(pass, std::move(result));
                             });
}

/// Not to another host that a redirect leads to, even if it has credentials of its own: only who
/// names a host may use them. Nor on the way back.
void Sending::add_credentials(HttpRequest& request) {
  left_host_ = left_host_ || request.url.host != original_.url.host;
  if (left_host_) return;
  for (const auto& [name, value] : sender_.options.host_headers.headers_for(request.url)) {
    if (!request.headers.find(name)) request.headers.add(name, value);
  }
}

void Sending::take(const std::optional<Pass>& pass, HttpResult result) {
  const auto refusal = pass ? refusal_in(result) : Refusal::none;
  if (pass) sender_.queues->leave(*pass, result, refusal == Refusal::of_request);
  if (waiting_->stopped) return finish(stopped());
  if (auto* response = std::get_if<HttpResponse>(&result)) {
    response->redirects = redirects_;
    cookies_.keep(*response);
    if (original_.limits.redirects > 0 && is_redirect(*response)) return follow(*response);
  }
  if (!may_be_sent_again()) return finish(std::move(result));
  if (refusal == Refusal::of_host) return take_refusal(std::move(result));
  if (attempt_ >= sender_.options.retry.attempts || !may_be_retried(original_, result)) {
    if (refusal == Refusal::of_request) sender_.queues->blame_requests(current_.url);
    return finish(std::move(result));
  }
  try_later(result);
}

/// A 503 may mean one image or the whole host: where others were served since this one was
/// refused, it is its own.
Sending::Refusal Sending::refusal_in(const HttpResult& result) {
  const auto* response = std::get_if<HttpResponse>(&result);
  if (response == nullptr || !is_throttle(*response)) return Refusal::none;
  const auto responses = sender_.queues->responses(current_.url);
  const auto before = std::exchange(responses_at_throttle_, responses);
  if (response->status != 503) return Refusal::of_host;
  refused_alone_ = refused_alone_ || (before && responses > *before) ||
                   sender_.queues->blames_requests(current_.url);
  return refused_alone_ ? Refusal::of_request : Refusal::of_host;
}

/// The host's refusals are no attempts of the request: it stays in line.
void Sending::take_refusal(HttpResult result) {
  if (++throttles_ > kMostThrottles) return finish(std::move(result));
  --attempt_;
  begin_attempt(Place::second);
}

bool Sending::may_be_sent_again() const {
  return !sink_called_ && sender_.options.retry.attempts > 1 &&
         (original_.method == "GET" || original_.method == "HEAD");
}

void Sending::try_later(const HttpResult& result) {
  const auto pause = pause_before(sender_.options.retry, attempt_ + 1, result,
                                  static_cast<std::uint32_t>(sender_.random()));
  sender_.transport.pause(waiting_, pause, [self = shared_from_this()] {
    self->waiting_->stopped ? self->finish(stopped()) : self->begin_attempt(Place::back);
  });
}

void Sending::follow(const HttpResponse& response) {
  if (++redirects_ > original_.limits.redirects) {
    return finish(HttpError{FailureCode::too_many_redirects,
                            "More than " + std::to_string(original_.limits.redirects) +
                                " redirects from " + without_secrets(original_.url) + "."});
  }
  auto next = follow_redirect(current_, response);
  if (auto* error = std::get_if<HttpError>(&next)) return finish(std::move(*error));
  exchange(std::get<HttpRequest>(std::move(next)), Place::front);
}

void Sending::finish(HttpResult result) {
  sender_.under_way.erase(waiting_);
  on_stop_.reset();
  std::exchange(done_, nullptr)(std::move(result));
}

}  // namespace imagelift::net
