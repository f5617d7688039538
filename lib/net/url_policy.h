#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "net/url.h"

namespace imagelift::net {

/// What an IP address is, by the IANA special-purpose registries.
enum class AddressKind {
  global,         ///< reachable on the public Internet
  loopback,       ///< 127.0.0.0/8, ::1
  private_use,    ///< RFC 1918, fc00::/7, fec0::/10
  link_local,     ///< 169.254.0.0/16, fe80::/10: also the clouds' metadata services
  carrier_grade,  ///< 100.64.0.0/10
  multicast,      ///< 224.0.0.0/4, ff00::/8
  embedded,  ///< IPv6 that hides an IPv4 address: mapped, compatible, 6to4, Teredo, local NAT64
  reserved,  ///< all else that is not for hosts: 0/8, documentation, benchmarks, 240/4, ...
  not_an_address
};

/// The kind of a textual IPv4 or IPv6 address (without brackets; a zone `%eth0` is allowed). The
/// well-known NAT64 prefix 64:ff9b::/96 counts as the IPv4 address inside it.
AddressKind kind_of_address(std::string_view address);

/// Which addresses may be connected to. URLs that users or web pages name must not reach into
/// the network that the job runs in; an origin that an administrator configured may.
struct UrlPolicy {
  bool allow_private = false;
  std::vector<std::string> trusted_origins;  ///< as net::origin writes them

  /// Whether this address may be connected to for this URL.
  bool allows(const Url& url, std::string_view address) const;
};

}  // namespace imagelift::net
