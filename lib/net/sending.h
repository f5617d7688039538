#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <random>
#include <set>
#include <stop_token>

#include "net/cookies.h"
#include "net/host_queues.h"
#include "net/http_client.h"
#include "net/transport.h"

namespace imagelift::net {

/// What the requests of one client share. Outlives them; belongs to the transport's thread, but for
/// the options, which are constant, and Transport::post.
struct Sender {
  const HttpOptions& options;
  Transport& transport;
  HostQueues* queues;  ///< null: nobody waits for a host
  std::minstd_rand random{std::random_device{}()};
  std::set<std::shared_ptr<Waiting>> under_way = {};
};

/// One request through its redirects and retries.
class Sending : public std::enable_shared_from_this<Sending> {
 public:
  Sending(Sender& sender, HttpRequest request, std::function<void(HttpResult)> done);

  /// Afterwards a requested stop ends the sending, from any thread.
  void heed(std::stop_token stop);

  void begin();

 private:
  using Place = HostQueues::Place;
  using Pass = HostQueues::Pass;
  /// Whose fault it is that the server does not want to answer now.
  enum class Refusal { none, of_host, of_request };

  void begin_attempt(Place place);
  void exchange(HttpRequest request, Place place);
  void send(const std::optional<Pass>& pass);
  void add_credentials(HttpRequest& request);
  void take(const std::optional<Pass>& pass, HttpResult result);
  Refusal refusal_in(const HttpResult& result);
  void take_refusal(HttpResult result);
  void follow(const HttpResponse& response);
  bool may_be_sent_again() const;
  void try_later(const HttpResult& result);
  void finish(HttpResult result);

  Sender& sender_;
  HttpRequest original_;
  HttpRequest current_;  // after redirects
  std::function<void(HttpResult)> done_;
  std::shared_ptr<Waiting> waiting_ = std::make_shared<Waiting>();
  std::optional<std::stop_callback<std::function<void()>>> on_stop_;
  std::chrono::steady_clock::time_point deadline_;
  Cookies cookies_;
  int attempt_ = 0;
  int redirects_ = 0;
  bool left_host_ = false;  // in this attempt
  bool sink_called_ = false;
  int throttles_ = 0;
  bool refused_alone_ = false;  // while others were served
  std::optional<std::uint64_t>
      responses_at_throttle_;  // of the host, when it last refused this one
};

}  // namespace imagelift::net
