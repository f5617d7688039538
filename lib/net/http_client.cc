#include "net/http_client.h"

#include <future>
#include <optional>
#include <random>
#include <set>
#include <utility>

#include "net/redirect.h"
#include "net/transport.h"

namespace imagelift::net {

class HttpClient::Implementation {
 public:
  explicit Implementation(HttpOptions options)
      : options_(std::move(options)), transport_(options_) {}
  Implementation(const Implementation&) = delete;
  Implementation& operator=(const Implementation&) = delete;
  ~Implementation() {
    transport_.post([this] {
      for (const auto& waiting : under_way_) waiting->stop();
    });
  }

  void start(HttpRequest request, std::stop_token stop, std::function<void(HttpResult)> done);

 private:
  class Sending;

  HttpOptions options_;                              // constant after construction
  std::minstd_rand random_{std::random_device{}()};  // the rest: only on the transport's thread
  std::set<std::shared_ptr<Waiting>> under_way_;
  Transport transport_;  // last: its destructor waits for whatever uses the members above
};

/// One request through its redirects and retries.
class HttpClient::Implementation::Sending : public std::enable_shared_from_this<Sending> {
 public:
  Sending(Implementation& client, HttpRequest request, std::function<void(HttpResult)> done)
      : client_(client), original_(std::move(request)), done_(std::move(done)) {
    if (!original_.sink) return;
    original_.sink = [this, sink = std::move(original_.sink)](std::span<const std::uint8_t> piece) {
      sink_called_ = true;
      return sink(piece);
    };
  }

  /// Afterwards a requested stop ends the sending, from any thread.
  void heed(std::stop_token stop) {
    on_stop_.emplace(std::move(stop), [&transport = client_.transport_, waiting = waiting_] {
      transport.post([waiting] { waiting->stop(); });
    });
  }

  void begin() {
    client_.under_way_.insert(waiting_);
    begin_attempt();
  }

 private:
  void begin_attempt() {
    ++attempt_;
    redirects_ = 0;
    deadline_ = std::chrono::steady_clock::now() + original_.limits.timeout;
    exchange(original_);
  }

  void exchange(HttpRequest request) {
    if (waiting_->stopped) return finish(stopped());
    current_ = request;
    client_.transport_.exchange(
        waiting_, std::move(request), deadline_,
        [self = shared_from_this()](HttpResult result) { self->take(std::move(result)); });
  }

  void take(HttpResult result) {
    if (waiting_->stopped) return finish(stopped());
    const auto* response = std::get_if<HttpResponse>(&result);
    if (response != nullptr && original_.limits.redirects > 0 && is_redirect(*response)) {
      return follow(*response);
    }
    if (sink_called_ || attempt_ >= client_.options_.retry.attempts ||
        !may_be_retried(original_, result)) {
      return finish(std::move(result));
    }
    const auto pause = pause_before(client_.options_.retry, attempt_ + 1, result,
                                    static_cast<std::uint32_t>(client_.random_()));
    client_.transport_.pause(waiting_, pause, [self = shared_from_this()] {
      self->waiting_->stopped ? self->finish(stopped()) : self->begin_attempt();
    });
  }

  void follow(const HttpResponse& response) {
    if (++redirects_ > original_.limits.redirects) {
      return finish(HttpError{FailureCode::too_many_redirects,
                              "More than " + std::to_string(original_.limits.redirects) +
                                  " redirects from " + without_secrets(original_.url) + "."});
    }
    auto next = follow_redirect(current_, response);
    if (auto* error = std::get_if<HttpError>(&next)) return finish(std::move(*error));
    exchange(std::get<HttpRequest>(std::move(next)));
  }

  static HttpError stopped() { return {FailureCode::timed_out, "Stopped.", true}; }

  void finish(HttpResult result) {
    client_.under_way_.erase(waiting_);
    on_stop_.reset();
    std::exchange(done_, nullptr)(std::move(result));
  }

  Implementation& client_;
  HttpRequest original_;
  HttpRequest current_;  // after redirects
  std::function<void(HttpResult)> done_;
  std::shared_ptr<Waiting> waiting_ = std::make_shared<Waiting>();
  std::optional<std::stop_callback<std::function<void()>>> on_stop_;
  std::chrono::steady_clock::time_point deadline_;
  int attempt_ = 0;
  int redirects_ = 0;
  bool sink_called_ = false;
};

void HttpClient::Implementation::start(HttpRequest request, std::stop_token stop,
                                       std::function<void(HttpResult)> done) {
  const auto sending = std::make_shared<Sending>(*this, std::move(request), std::move(done));
  transport_.post([sending, stop = std::move(stop)] {
    sending->heed(stop);
    sending->begin();
  });
}

HttpClient::HttpClient(HttpOptions options)
    : implementation_(std::make_unique<Implementation>(std::move(options))) {}

HttpClient::~HttpClient() = default;

HttpResult HttpClient::send(HttpRequest request, std::stop_token stop) {
  std::promise<HttpResult> promise;
  auto result = promise.get_future();
  start(std::move(request), std::move(stop),
        [&promise](HttpResult answer) { promise.set_value(std::move(answer)); });
  return result.get();
}

void HttpClient::start(HttpRequest request, std::stop_token stop,
                       std::function<void(HttpResult)> done) {
  implementation_->start(std::move(request), std::move(stop), std::move(done));
}

}  // namespace imagelift::net
