#include "net/ordered_requests.h"

#include <algorithm>
#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <optional>

namespace imagelift::net {
namespace {

using Clock = std::chrono::steady_clock;

/// Responses on their way from the client's thread to the caller's. Shared with the callbacks,
/// which may outlive the call.
class Mailbox {
 public:
  void start_one() {
    const std::lock_guard lock(mutex_);
    ++under_way_;
  }

  void put(std::size_t number, HttpResult result) {
    const std::lock_guard lock(mutex_);
    --under_way_;
    held_bytes_ += bytes_of(result);
    responses_.emplace(number, std::move(result));
    changed_.notify_all();
  }

  /// Whether another request may start beside what is under way and what is held.
  bool has_room(std::size_t concurrency, std::uint64_t most_bytes) const {
    const std::lock_guard lock(mutex_);
    return under_way_ < concurrency && held_bytes_ < most_bytes;
  }

  /// The response with this number once it is there. Nothing when sooner fewer than `fewer_than`
  /// are under way, stop is requested or the deadline has come. Whoever asks with a `fewer_than`
  /// above 0 has room for the bytes that are held.
  std::optional<HttpResult> wait_for(std::size_t number, std::size_t fewer_than,
                                     std::optional<Clock::time_point> deadline,
                                     const std::stop_token& stop) {
    std::unique_lock lock(mutex_);
    const auto ready = [&] { return responses_.contains(number) || under_way_ < fewer_than; };
    if (deadline) {
      changed_.wait_until(lock, stop, *deadline, ready);
    } else {
      changed_.wait(lock, stop, ready);
    }
    auto response = responses_.extract(number);
    if (response.empty()) return std::nullopt;
    held_bytes_ -= bytes_of(response.mapped());
    return std::move(response.mapped());
  }

 private:
  static std::uint64_t bytes_of(const HttpResult& result) {
    const auto* response = std::get_if<HttpResponse>(&result);
    return response == nullptr ? 0 : response->body.size();
  }

  mutable std::mutex mutex_;
  std::condition_variable_any changed_;
  std::size_t under_way_ = 0;                    // guarded by mutex_
  std::uint64_t held_bytes_ = 0;                 // guarded by mutex_
  std::map<std::size_t, HttpResult> responses_;  // guarded by mutex_
};

/// One call of send_in_order.
class Run {
 public:
  Run(HttpClient& client, const OrderedRequests& requests, std::stop_token stop)
      : client_(client), requests_(requests), stop_(std::move(stop)) {
    if (requests.in_all.count() > 0) deadline_ = Clock::now() + requests.in_all;
  }
  Run(const Run&) = delete;
  Run& operator=(const Run&) = delete;
  ~Run() { end_ours_.request_stop(); }

  /// Response `number`; nothing when stop was requested.
  std::optional<HttpResult> response(std::size_t number) {
    while (!stop_.stop_requested()) {
      if (!is_late()) start_up_to(std::min(requests_.count, number + requests_.window), number);
      if (number >= started_) return timed_out();
      const bool may_start_more = !late_ &&
                                  started_ < std::min(requests_.count, number + requests_.window) &&
                                  mailbox_->has_room(SIZE_MAX, requests_.held_bytes);
      auto result = mailbox_->wait_for(number, may_start_more ? requests_.concurrency : 0,
                                       late_ ? std::nullopt : deadline_, stop_);
      if (!result) continue;
      const auto* error = std::get_if<HttpError>(&*result);
      const bool cut_off = late_ && error != nullptr && error->stopped;
      return cut_off ? timed_out() : std::move(*result);
    }
    return std::nullopt;
  }

 private:
  /// After the deadline, ends what is under way.
  bool is_late() {
    if (!late_ && deadline_ && Clock::now() >= *deadline_) {
      late_ = true;
      end_ours_.request_stop();
    }
    return late_;
  }

  /// The one that is waited for is started however much is held.
  void start_up_to(std::size_t end, std::size_t wanted) {
    while (started_ < end && (started_ <= wanted ||
                              mailbox_->has_room(requests_.concurrency, requests_.held_bytes))) {
      mailbox_->start_one();
      client_.start(requests_.make(started_), end_ours_.get_token(),
                    [mailbox = mailbox_, number = started_](HttpResult result) {
                      mailbox->put(number, std::move(result));
                    });
      ++started_;
    }
  }

  static HttpResult timed_out() {
    return HttpError{FailureCode::timed_out, "The time for all downloads is over."};
  }

  HttpClient& client_;
  const OrderedRequests& requests_;
  std::stop_token stop_;
  std::stop_source end_ours_;
  std::optional<Clock::time_point> deadline_;
  bool late_ = false;
  std::size_t started_ = 0;
  std::shared_ptr<Mailbox> mailbox_ = std::make_shared<Mailbox>();
};

}  // namespace

void send_in_order(HttpClient& client, const OrderedRequests& requests, const TakeResponse& take,
                   std::stop_token stop) {
  Run run(client, requests, std::move(stop));
  for (std::size_t number = 0; number < requests.count; ++number) {
    auto response = run.response(number);
    if (!response || !take(number, std::move(*response))) return;
  }
}

}  // namespace imagelift::net
