#include "net/opening.h"

#include <openssl/ssl.h>

#include <algorithm>
#include <boost/asio/post.hpp>
#include <boost/beast/http.hpp>
#include <utility>

#include "net/http_message.h"
#include "net/lookup.h"

namespace imagelift::net {
namespace {

namespace http = boost::beast::http;
using asio::ip::tcp;

constexpr auto kLongestConnect = std::chrono::seconds(10);  // per address, where there are more

}  // namespace

HttpError failure_of(const error_code& error, const Watch& watch, const Url& url) {
  if (watch.expired) return {FailureCode::timed_out, host_header(url) + " took too long."};
  return error_of(error, url);
}

HttpError refused_by(const Proxy& proxy, unsigned status, const Url& url) {
  const std::string whom = "The proxy " + to_string(proxy);
  if (status == 407) {
    return {FailureCode::access_denied,
            whom + (proxy.authorization.empty()
                        ? " wants credentials, and none are set (it answered 407)."
                        : " does not accept the credentials that are set (it answered 407).")};
  }
  return {FailureCode::connection_failed,
          whom + " answered " + std::to_string(status) + " for " + host_header(url) + "."};
}

HttpError Opening::failed(const error_code& error) const {
  return failure_of(error, watch_, route_.url);
}

asio::awaitable<MaybeError> Opening::run(std::unique_ptr<Connection>& connection) {
  Addresses addresses;
  MaybeError error = co_await find_addresses(addresses);
  if (error) co_return error;
  connection = std::make_unique<Connection>(*engine_.context, engine_.tls);
  connection_ = connection.get();
  watch_.end_wait = [&socket = connection_->socket()] {
    error_code ignored;
    socket.close(ignored);
  };
  error = co_await connect(addresses, route_.proxy ? route_.proxy->port : route_.url.port);
  if (!error) error = co_await secure();
  co_return error;
}

asio::awaitable<Opening::Addresses> Opening::resolve(std::string host) {
  if (kind_of_address(host) != AddressKind::not_an_address) co_return Addresses{host};
  // Only touched on the transport's thread. A lookup that nobody waits for any more may outlive the
  // client, so it holds nothing of Asio's.
  struct Lookup {
    Addresses addresses;
    asio::steady_timer* finished;
  };
  asio::steady_timer finished(*engine_.context, Clock::time_point::max());
  const auto lookup = std::make_shared<Lookup>(Lookup{{}, &finished});
  look_up(engine_.options.resolve, host, [lookup, context = engine_.context](Addresses found) {
    asio::post(*context, [lookup, found = std::move(found)]() mutable {
      lookup->addresses = std::move(found);
      if (lookup->finished != nullptr) lookup->finished->cancel();
    });
  });
  watch_.end_wait = [&finished] { finished.cancel(); };
  allow_silence();
  error_code ignored;
  co_await finished.async_wait(into(ignored));
  watch_.end_wait = nullptr;
  lookup->finished = nullptr;
  co_return lookup->addresses;
}

/// The addresses to connect to: those of the host that the policy allows, or the proxy's. Behind a
/// proxy the host's own addresses are checked where they can be found out.
asio::awaitable<MaybeError> Opening::find_addresses(Addresses& addresses) {
  const auto host = host_header(route_.url);
  addresses = co_await resolve(route_.url.host);
  if (watch_.expired) co_return HttpError{FailureCode::timed_out, host + " took too long."};
  const bool found = !addresses.empty();
  std::erase_if(addresses, [&](const std::string& address) {
    return !engine_.options.policy.allows(route_.url, address);
  });
  if (found && addresses.empty()) {
    co_return HttpError{FailureCode::address_refused,
                        host +
                            " is a private or reserved address, which only --allow-private "
                            "allows."};
  }
  if (route_.proxy) addresses = co_await resolve(route_.proxy->host);
  if (addresses.empty()) {
    co_return HttpError{
        FailureCode::name_not_resolved,
        "No address is known for " + (route_.proxy ? "the proxy of " + host : host) + "."};
  }
  co_return std::nullopt;
}

asio::awaitable<MaybeError> Opening::connect(const Addresses& addresses, std::uint16_t port) {
  error_code error;
  auto& socket = connection_->socket();
  for (std::size_t i = 0; i < addresses.size(); ++i) {
    const tcp::endpoint endpoint(asio::ip::make_address(addresses[i]), port);
    watch_.expired = false;
    watch_.allow(i + 1 < addresses.size() ? kLongestConnect : silence_);
    error_code ignored;
    socket.close(ignored);
    co_await socket.async_connect(endpoint, into(error));
    if (!error && socket.is_open()) {
      socket.set_option(tcp::no_delay(true), ignored);
      co_return std::nullopt;
    }
    if (waiting_.stopped || watch_.is_over()) break;
  }
  co_return failed(error ? error : asio::error::operation_aborted);
}

/// TLS with the proxy, the tunnel through it and TLS with the server, as far as the route has them.
asio::awaitable<MaybeError> Opening::secure() {
  MaybeError error;
  if (route_.proxy && route_.proxy->secure) {
    error = co_await shake_hands(connection_->wire(), route_.proxy->host,
                                 "the proxy " + to_string(*route_.proxy));
  }
  if (!error && route_.passes_tunnel()) error = co_await open_tunnel();
  if (!error && route_.url.scheme == "https") {
    error = co_await shake_hands(connection_->stream, route_.url.host, host_header(route_.url));
  }
  co_return error;
}

asio::awaitable<MaybeError> Opening::open_tunnel() {
  const auto& url = route_.url;
  const bool ipv6 = url.host.find(':') != std::string::npos;
  const auto authority = (ipv6 ? "[" + url.host + "]" : url.host) + ":" + std::to_string(url.port);
  http::request<http::empty_body> asking(http::verb::connect, authority, 11);
  asking.set(http::field::host, authority);
  if (!route_.proxy->authorization.empty()) {
    asking.set(http::field::proxy_authorization, route_.proxy->authorization);
  }
  error_code error;
  allow_silence();
  co_await http::async_write(connection_->stream, asking, into(error));
  if (error) co_return failed(error);
  http::response_parser<http::empty_body> response;
  response.skip(true);
  response.header_limit(kMostHeaderBytes);
  co_await http::async_read_header(connection_->stream, connection_->buffer, response, into(error));
  if (error) co_return failed(error);
  if (response.get().result_int() == 200) co_return std::nullopt;
  co_return refused_by(*route_.proxy, response.get().result_int(), url);
}

template <typename Layer>
asio::awaitable<MaybeError> Opening::shake_hands(Layer& layer, std::string host, std::string whom) {
  auto& tls = layer.tls();
  const bool is_name = kind_of_address(host) == AddressKind::not_an_address;
  if (is_name) SSL_set_tlsext_host_name(tls.native_handle(), host.c_str());
  error_code error;
  tls.set_verify_callback(asio::ssl::host_name_verification(host), error);
  allow_silence();
  if (!error) co_await tls.async_handshake(asio::ssl::stream_base::client, into(error));
  if (!error) {
    layer.encrypt();
    co_return std::nullopt;
  }
  if (watch_.expired || waiting_.stopped) co_return failed(error);
  const auto verdict = SSL_get_verify_result(tls.native_handle());
  co_return HttpError{
      FailureCode::tls_failed,
      "TLS with " + whom + " failed: " +
          (verdict == X509_V_OK ? error.message() : X509_verify_cert_error_string(verdict)) + "."};
}

}  // namespace imagelift::net
