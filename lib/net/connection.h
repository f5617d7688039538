#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "net/http_client.h"
#include "net/optional_tls.h"

// Inside the wall of Beast and Asio: only .cc files of lib/net include this header. All of it
// belongs to the transport's thread.

namespace imagelift::net {

namespace asio = boost::asio;
using boost::system::error_code;
using Clock = std::chrono::steady_clock;
using MaybeError = std::optional<HttpError>;

/// Bytes of a header at most, ours to read.
constexpr std::uint32_t kMostHeaderBytes = 64 << 10;
/// Bytes of a body that are read at once.
constexpr std::size_t kPieceBytes = 64 << 10;

inline auto into(error_code& error) {
  return asio::redirect_error(asio::use_awaitable, error);
}

/// To a proxy or a server: TCP, and TLS where the proxy speaks it.
using Wire = OptionalTls<asio::ip::tcp::socket>;
/// What HTTP is written to: TLS with the server, where the URL is https, inside the wire.
using Stream = OptionalTls<Wire>;

struct Connection {
  Connection(asio::io_context& context, asio::ssl::context& tls) : stream(tls, tls, context) {}

  Wire& wire() { return stream.below(); }
  asio::ip::tcp::socket& socket() { return wire().below(); }

  Stream stream;
  boost::beast::flat_buffer buffer{kMostHeaderBytes + kPieceBytes};
  Clock::time_point idle_since;
};

/// Ends a wait when its time is over. Shared with the timer's handler.
class Watch : public std::enable_shared_from_this<Watch> {
 public:
  Watch(asio::io_context& context, Clock::time_point deadline)
      : timer_(context), deadline_(deadline) {}

  std::function<void()> end_wait;
  bool expired = false;

  /// From now on the wait may last so long, and not beyond the deadline.
  void allow(Clock::duration longest) {
    timer_.expires_at(std::min(deadline_, Clock::now() + longest));
    timer_.async_wait([self = shared_from_this()](error_code error) {
      if (error || Clock::now() < self->timer_.expiry()) return;  // allowed longer meanwhile
      self->expired = true;
      if (self->end_wait) self->end_wait();
    });
  }
  bool is_over() const { return Clock::now() >= deadline_; }
  void end() {
    end_wait = nullptr;
    timer_.cancel();
  }

 private:
  asio::steady_timer timer_;
  Clock::time_point deadline_;
};

/// What all requests of one client share.
class Engine {
 public:
  /// Throws imagelift::Error where the options' ca_file cannot be read.
  explicit Engine(const HttpOptions& http_options);
  Engine(const Engine&) = delete;
  Engine& operator=(const Engine&) = delete;

  /// A connection to this place that was kept alive, or null.
  std::unique_ptr<Connection> idle_connection(const std::string& place);
  void keep(const std::string& place, std::unique_ptr<Connection> connection);

  const HttpOptions& options;
  /// Shared with lookups, which may outlive the client.
  std::shared_ptr<asio::io_context> context = std::make_shared<asio::io_context>(1);
  asio::ssl::context tls{asio::ssl::context::tls_client};

 protected:
  ~Engine() = default;

 private:
  std::map<std::string, std::vector<std::unique_ptr<Connection>>> idle_;
};

}  // namespace imagelift::net
