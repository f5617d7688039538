#include "net/http_client.h"

#include <future>
#include <memory>
#include <optional>
#include <utility>

#include "net/host_queues.h"
#include "net/sending.h"
#include "net/transport.h"

namespace imagelift::net {

class HttpClient::Implementation {
 public:
  explicit Implementation(HttpOptions options)
      : options_(std::move(options)), transport_(options_) {
    if (options_.hosts) queues_.emplace(transport_, *options_.hosts);
    sender_.queues = queues_ ? &*queues_ : nullptr;
  }
  Implementation(const Implementation&) = delete;
  Implementation& operator=(const Implementation&) = delete;
  /// A stop may end others, which then are no more in the set.
  ~Implementation() {
    transport_.post([this] {
      const auto under_way = sender_.under_way;
      for (const auto& waiting : under_way) waiting->stop();
    });
  }

  void start(HttpRequest request, std::stop_token stop, std::function<void(HttpResult)> done) {
    const auto sending = std::make_shared<Sending>(sender_, std::move(request), std::move(done));
    transport_.post([sending, stop = std::move(stop)] {
      sending->heed(stop);
      sending->begin();
    });
  }

 private:
  HttpOptions options_;               // constant after construction
  std::optional<HostQueues> queues_;  // only on the transport's thread, as what `sender_` holds
  Sender sender_{options_, transport_, nullptr};
  Transport transport_;  // last: its destructor waits for whatever uses the members above
};

HttpClient::HttpClient(HttpOptions options)
    : implementation_(std::make_unique<Implementation>(std::move(options))) {}

HttpClient::~HttpClient() = default;

HttpResult HttpClient::send(HttpRequest request, std::stop_token stop) {
  std::promise<HttpResult> promise;
  auto result = promise.get_future();
  start(std::move(request), std::move(stop),
        [&promise](HttpResult response) { promise.set_value(std::move(response)); });
  return result.get();
}

void HttpClient::start(HttpRequest request, std::stop_token stop,
                       std::function<void(HttpResult)> done) {
  implementation_->start(std::move(request), std::move(stop), std::move(done));
}

}  // namespace imagelift::net
