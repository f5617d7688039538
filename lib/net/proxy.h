#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "net/url.h"

namespace imagelift::net {

/// An HTTP proxy, chosen by an administrator: its own address may be private. It resolves names and
/// connects in our stead.
struct Proxy {
  std::string host;
  std::uint16_t port = 0;
  std::string authorization;  ///< value of Proxy-Authorization, or empty; a secret
  bool secure = false;        ///< TLS is spoken with the proxy itself

  friend bool operator==(const Proxy&, const Proxy&) = default;
};

/// `https://host:port`, for messages and to tell proxies apart; without the secret.
std::string to_string(const Proxy& proxy);

/// Which proxy each URL goes through.
struct ProxySettings {
  std::optional<Proxy> for_http;
  std::optional<Proxy> for_https;
  /// Host names, `.domains`, addresses, blocks of them (`10.0.0.0/8`), `host:port`, or `*`.
  std::vector<std::string> no_proxy;

  /// The proxy of a URL; none for hosts of no_proxy: `example.org` and `.example.org` both stand
  /// for the name and all below it. A block covers hosts that are written as addresses.
  std::optional<Proxy> proxy_of(const Url& url) const;
};

/// Reads http_proxy, https_proxy, all_proxy and no_proxy, or else their upper-case spellings; but
/// not HTTP_PROXY where REQUEST_METHOD is set, since then a web server may have filled it from a
/// request (https://httpoxy.org). Throws imagelift::Error (usage) for a proxy that is not an
/// http:// or https:// URL; the sentence does not repeat it, since it may hold a password.
ProxySettings proxies_from(
    const std::function<std::optional<std::string>(const std::string& name)>& environment);

}  // namespace imagelift::net
