#pragma once

#include <boost/asio/ssl.hpp>
#include <utility>

// Inside the wall of Beast and Asio: only .cc files of lib/net include this header.

namespace imagelift::net {

/// A stream that TLS can be put on, as Beast's AsyncStream: until then bytes go to the stream below
/// as they are.
template <typename Below>
class OptionalTls {
 public:
  using executor_type = typename Below::executor_type;
  using lowest_layer_type = typename Below::lowest_layer_type;
  using Tls = boost::asio::ssl::stream<Below&>;

  template <typename... Arguments>
  explicit OptionalTls(boost::asio::ssl::context& context, Arguments&&... below)
      : below_(std::forward<Arguments>(below)...), tls_(below_, context) {}
  OptionalTls(const OptionalTls&) = delete;
  OptionalTls& operator=(const OptionalTls&) = delete;

  executor_type get_executor() { return below_.get_executor(); }
  lowest_layer_type& lowest_layer() { return below_.lowest_layer(); }
  const lowest_layer_type& lowest_layer() const { return below_.lowest_layer(); }
  Below& below() { return below_; }
  Tls& tls() { return tls_; }

  /// From now on TLS is spoken; to be called after its handshake.
  void encrypt() { encrypted_ = true; }

  template <typename Buffers, typename Token>
  auto async_read_some(const Buffers& buffers, Token&& token) {
    return encrypted_ ? tls_.async_read_some(buffers, std::forward<Token>(token))
                      : below_.async_read_some(buffers, std::forward<Token>(token));
  }
  template <typename Buffers, typename Token>
  auto async_write_some(const Buffers& buffers, Token&& token) {
    return encrypted_ ? tls_.async_write_some(buffers, std::forward<Token>(token))
                      : below_.async_write_some(buffers, std::forward<Token>(token));
  }

 private:
  Below below_;
  Tls tls_;
  bool encrypted_ = false;
};

}  // namespace imagelift::net
