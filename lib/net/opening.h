#pragma once

#include <memory>
#include <string>
#include <vector>

#include "net/connection.h"
#include "net/transport.h"

// Inside the wall of Beast and Asio: only .cc files of lib/net include this header.

namespace imagelift::net {

/// Where a request goes and by which way.
struct Route {
  Url url;
  std::optional<Proxy> proxy;

  bool passes_tunnel() const { return proxy && url.scheme == "https"; }
};

/// The way from a URL to a connection that an HTTP request can be written to: resolve, check the
/// addresses, connect, TLS with the proxy, its tunnel, TLS with the server. Each step ends early by
/// the watch or the wait.
class Opening {
 public:
  Opening(Engine& engine, const Waiting& waiting, Watch& watch, const Route& route,
          Clock::duration silence)
      : engine_(engine), waiting_(waiting), watch_(watch), route_(route), silence_(silence) {}

  /// Fills `connection`.
  asio::awaitable<MaybeError> run(std::unique_ptr<Connection>& connection);

 private:
  using Addresses = std::vector<std::string>;

  asio::awaitable<Addresses> resolve(std::string host);
  asio::awaitable<MaybeError> find_addresses(Addresses& addresses);
  asio::awaitable<MaybeError> connect(const Addresses& addresses, std::uint16_t port);
  asio::awaitable<MaybeError> open_tunnel();
  asio::awaitable<MaybeError> secure();
  template <typename Layer>
  asio::awaitable<MaybeError> shake_hands(Layer& layer, std::string host, std::string whom);

  HttpError failed(const error_code& error) const;
  void allow_silence() { watch_.allow(silence_); }

  Engine& engine_;
  const Waiting& waiting_;
  Watch& watch_;
  const Route& route_;
  Clock::duration silence_;
  Connection* connection_ = nullptr;
};

/// A proxy's response to a request for this URL, where it is a refusal: 407 wants other
/// credentials.
HttpError refused_by(const Proxy& proxy, unsigned status, const Url& url);

/// What an error means here: a timeout where the watch closed the socket.
HttpError failure_of(const error_code& error, const Watch& watch, const Url& url);

}  // namespace imagelift::net
