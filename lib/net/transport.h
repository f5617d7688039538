#pragma once

#include <chrono>
#include <functional>
#include <memory>

#include "net/http_client.h"
#include "net/http_message.h"

namespace imagelift::net {

/// What a sender is waiting for. Belongs to the transport's thread.
struct Waiting {
  bool stopped = false;
  std::function<void()> interrupt;  ///< ends the wait; empty while nothing is waited for

  void stop() {
    stopped = true;
    if (interrupt) interrupt();
  }
};

/// The thread, the sockets and the kept-alive connections of an HttpClient. Sends single requests;
/// redirects and retries are the client's.
class Transport {
 public:
  explicit Transport(const HttpOptions& options);
  Transport(const Transport&) = delete;
  Transport& operator=(const Transport&) = delete;

  /// Waits until nothing is under way.
  ~Transport();

  /// Runs work on the transport's thread; to be called from any thread.
  void post(std::function<void()> work);

  // The rest is to be called on the transport's thread, and calls back there.

  /// Calls `then` after the pause, or sooner when the wait is interrupted.
  void pause(std::shared_ptr<Waiting> waiting, std::chrono::milliseconds pause,
             std::function<void()> then);

  /// One request and its response, by `deadline` at the latest.
  void exchange(std::shared_ptr<Waiting> waiting, HttpRequest request,
                std::chrono::steady_clock::time_point deadline,
                std::function<void(HttpResult)> done);

 private:
  class Implementation;
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace imagelift::net
