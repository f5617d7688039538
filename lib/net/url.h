#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

#include "core/failure.h"

namespace imagelift::net {

/// An absolute http or https URL without credentials and without a fragment.
struct Url {
  std::string scheme;      ///< `http` or `https`
  std::string host;        ///< lower case, ASCII (IDNA); an IPv6 address stands without brackets
  std::uint16_t port = 0;  ///< never 0 in a parsed URL
  std::string path;        ///< percent-encoded, starts with '/'
  std::string query;       ///< percent-encoded, without the '?'

  friend bool operator==(const Url&, const Url&) = default;
};

/// Why a request has no response, or what a response means that is none of 2xx.
struct HttpError {
  FailureCode code;
  std::string message;    ///< one sentence; URLs in it have no query
  bool stopped = false;   ///< ended because stop was requested; `code` then says nothing
  bool answered = false;  ///< the server had begun to answer

  friend bool operator==(const HttpError&, const HttpError&) = default;
};

/// Reads a URL as people write them: characters that a URL may not hold (spaces, non-ASCII,
/// `"<>\^{|}`) are percent-encoded first. Refused as bad_url: other schemes, credentials, no host,
/// more than 8 KiB, control characters.
std::variant<Url, HttpError> parse_url(std::string_view text);

/// Reads a reference (the href of a link, a Location header) relative to `base` by RFC 3986.
std::variant<Url, HttpError> resolve_url(const Url& base, std::string_view reference);

/// A path in normal form (RFC 3986, 6.2.2): escapes in upper case, and none for characters that
/// need none. Paths that mean the same resource have the same one.
std::string normal_path(std::string_view path);

/// The URL as it is sent, with the port where it is not the scheme's own.
std::string to_string(const Url& url);

/// For messages and logs: the query, which may hold a signature, is replaced by `?...`.
std::string without_secrets(const Url& url);

/// `https://host:port`, always with the port. Two URLs with equal origins are one place.
std::string origin(const Url& url);

/// `host`, or `host:port` where the port is not the scheme's own; an IPv6 address in brackets.
std::string host_header(const Url& url);

/// The path and query of the request line.
std::string target(const Url& url);

}  // namespace imagelift::net
