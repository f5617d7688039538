#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "net/url.h"

namespace imagelift::net {

/// An HTTP proxy. It resolves names and connects in our stead.
struct Proxy {
  std::string host;
  std::uint16_t port = 0;
  std::string authorization;  ///< value of Proxy-Authorization, or empty; a secret

  friend bool operator==(const Proxy&, const Proxy&) = default;
};

/// Which proxy each URL goes through.
struct ProxySettings {
  std::optional<Proxy> for_http;
  std::optional<Proxy> for_https;
  std::vector<std::string> no_proxy;  ///< host names, `.domains`, addresses, `host:port`, or `*`

  /// The proxy of a URL; none for hosts of no_proxy: `example.org` and `.example.org` both stand
  /// for the name and all below it.
  std::optional<Proxy> proxy_of(const Url& url) const;
};

/// Reads http_proxy, https_proxy, all_proxy and no_proxy; of the upper-case spellings all but
/// HTTP_PROXY, which a web server may fill from a request. Throws imagelift::Error (usage) for a
/// proxy that is not an http:// URL; the sentence does not repeat it, since it may hold a password.
ProxySettings proxies_from(
    const std::function<std::optional<std::string>(const std::string& name)>& environment);

}  // namespace imagelift::net
