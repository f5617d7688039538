#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "net/http_message.h"

namespace imagelift::net {

/// Which URLs an entry of HostHeaders is for.
struct HostPlace {
  std::string host;        ///< as in Url
  std::uint16_t port = 0;  ///< 0: any
  std::optional<std::string>
      scheme;  ///< none: https, and http to this machine (127/8, ::1, localhost)

  bool covers(const Url& url) const;
};

/// Headers that only some hosts get: credentials. Immutable once filled; any thread may read it.
class HostHeaders {
 public:
  void add(HostPlace place, std::string name, std::string value);
  /// Entries of `other` count where those here have no header of their name.
  void add_all(const HostHeaders& other);

  /// What requests to this URL carry; of two entries with one name the earlier counts.
  Headers headers_for(const Url& url) const;

  bool empty() const { return entries_.empty(); }

 private:
  struct Entry {
    HostPlace place;
    std::string name;
    std::string value;  // a secret
  };
  std::vector<Entry> entries_;
};

/// Reads lines `Name: value` below lines that name a host: `https://host`, `http://host:8080`,
/// `host` (https), also in brackets; '#' begins a comment line. Lines before any host are for
/// `own`. Throws Error (usage) with `what` and the line's number, and never with its text, for
/// what is none of these, for headers that are the client's own, and where `own` lacks.
HostHeaders parse_host_headers(std::string_view text, const std::string& what,
                               const std::optional<Url>& own);

/// Reads a netrc: `machine HOST login USER password PASSWORD` becomes Basic credentials. HOST may
/// be `host:port` and, beyond what others read, `http://host`. `default` is not heeded, since it
/// would go to every host; nor are macros. Throws Error (usage) for what is no netrc.
HostHeaders parse_netrc(std::string_view text, const std::string& what);

}  // namespace imagelift::net
