#include "net/proxy.h"

#include <algorithm>
#include <boost/asio/ip/address.hpp>
#include <boost/asio/ip/network_v4.hpp>
#include <boost/asio/ip/network_v6.hpp>
#include <boost/url.hpp>
#include <string_view>

#include "core/error.h"
#include "text/ascii.h"
#include "text/base64.h"

namespace imagelift::net {
namespace {

using Environment = std::function<std::optional<std::string>(const std::string&)>;

std::optional<std::string> first_set(const Environment& environment,
                                     std::initializer_list<const char*> names) {
  for (const auto* name : names) {
    auto value = environment(name);
    if (value && !value->empty()) return value;
  }
  return std::nullopt;
}

Proxy parse_proxy(std::string text, const char* name) {
  if (text.find("://") == std::string::npos) text.insert(0, "http://");
  const auto parsed = boost::urls::parse_uri(text);
  const bool known = parsed && (parsed->scheme() == "http" || parsed->scheme() == "https");
  if (!known || parsed->host().empty()) {
    throw usage_error(std::string(name) + " is not the http:// or https:// URL of a proxy.");
  }
  Proxy proxy;
  proxy.host = parsed->host_address();
  proxy.secure = parsed->scheme() == "https";
  proxy.port = parsed->port_number();
  if (proxy.port == 0) proxy.port = proxy.secure ? 443 : 80;
  if (parsed->has_userinfo()) {
    proxy.authorization = "Basic " + text::base64(parsed->user() + ":" + parsed->password());
  }
  return proxy;
}

std::vector<std::string> split_list(std::string_view text) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const auto end = std::min(text.find_first_of(", "), text.size());
    if (end > 0) parts.push_back(text::to_lower(text.substr(0, end)));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

template <typename Address, typename Network>
bool lies_in(const Address& address, const Network& network) {
  return network.canonical() == Network(address, network.prefix_length()).canonical();
}

/// True where `host` is an address of the block `10.0.0.0/8`, `fd00::/8`.
bool lies_in_block(const std::string& host, const std::string& block) {
  namespace ip = boost::asio::ip;
  boost::system::error_code wrong;
  const auto address = ip::make_address(host, wrong);
  if (wrong) return false;
  if (address.is_v4()) {
    const auto network = ip::make_network_v4(block, wrong);
    return !wrong && lies_in(address.to_v4(), network);
  }
  const auto network = ip::make_network_v6(block, wrong);
  return !wrong && lies_in(address.to_v6(), network);
}

bool covers(std::string_view entry, const Url& url) {
  if (entry == "*") return true;
  if (entry == host_header(url) || entry == url.host) return true;
  if (entry.find('/') != entry.npos) return lies_in_block(url.host, std::string(entry));
  if (entry.starts_with("*.")) entry.remove_prefix(1);
  if (entry.starts_with('.')) entry.remove_prefix(1);
  if (entry.empty()) return false;
  return url.host == entry || url.host.ends_with("." + std::string(entry));
}

}  // namespace

std::string to_string(const Proxy& proxy) {
  const bool ipv6 = proxy.host.find(':') != std::string::npos;
  return std::string(proxy.secure ? "https" : "http") + "://" +
         (ipv6 ? "[" + proxy.host + "]" : proxy.host) + ":" + std::to_string(proxy.port);
}

std::optional<Proxy> ProxySettings::proxy_of(const Url& url) const {
  const auto& proxy = url.scheme == "https" ? for_https : for_http;
  const bool direct =
      std::ranges::any_of(no_proxy, [&](const std::string& entry) { return covers(entry, url); });
  return direct ? std::nullopt : proxy;
}

ProxySettings proxies_from(const Environment& environment) {
  ProxySettings settings;
  const bool answers_a_request = environment("REQUEST_METHOD").has_value();
  const char* upper = answers_a_request ? "http_proxy" : "HTTP_PROXY";
  if (const auto text = first_set(environment, {"http_proxy", upper, "all_proxy", "ALL_PROXY"})) {
    settings.for_http = parse_proxy(*text, "http_proxy");
  }
  if (const auto text =
          first_set(environment, {"https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"})) {
    settings.for_https = parse_proxy(*text, "https_proxy");
  }
  settings.no_proxy = split_list(first_set(environment, {"no_proxy", "NO_PROXY"}).value_or(""));
  return settings;
}

}  // namespace imagelift::net
