#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "net/http_message.h"

namespace imagelift::net {

/// The cookies of one fetch, from its first response to its last redirect (RFC 6265): by host, path
/// and Secure. They end with the fetch, so expiry only matters where it deletes one. At most 50, of
/// at most 4 KiB each; what is more is not kept.
class Cookies {
 public:
  /// Takes the Set-Cookie fields of a response.
  void keep(const HttpResponse& response);

  /// The value of the Cookie field for a request to this URL; empty: none.
  std::string header_for(const Url& url) const;

 private:
  struct Cookie {
    std::string name;
    std::string value;
    std::string domain;
    bool host_only = true;  ///< not for names below the domain
    std::string path;
    bool secure = false;
  };

  void keep_one(const Url& url, std::string_view field);
  static bool fits(const Cookie& cookie, const Url& url);

  std::vector<Cookie> cookies_;
};

}  // namespace imagelift::net
