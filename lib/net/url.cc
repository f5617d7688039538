#include "net/url.h"

#include <idn2.h>

#include <algorithm>
#include <boost/url.hpp>
#include <memory>
#include <optional>

#include "core/shown_text.h"
#include "text/ascii.h"
#include "text/percent.h"

namespace imagelift::net {
namespace {

namespace urls = boost::urls;

constexpr std::size_t kLongestUrl = 8192;

HttpError bad_url(std::string message) {
  return {FailureCode::bad_url, std::move(message)};
}

/// Encodes what may not stand in a URL at all; brackets only belong into the host.
std::string with_illegal_characters_encoded(std::string_view text) {
  const auto authority = text.find("//");
  const auto path = authority == std::string_view::npos ? 0 : text.find('/', authority + 2);
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool outside_ascii = static_cast<unsigned char>(c) >= 0x80;
    const bool bracket = (c == '[' || c == ']') && i >= path;
    const bool stray_percent = c == '%' && !text::is_percent_escape(text, i);
    const bool illegal = std::string_view(" \"<>\\^`{|}").find(c) != std::string_view::npos;
    if (outside_ascii || bracket || stray_percent || illegal) {
      text::append_percent_escape(out, c);
    } else {
      out += c;
    }
  }
  return out;
}

/// RFC 3986, 5.2.4, on the encoded path, whose other octets stay as they were sent and signed.
std::string without_dot_segments(std::string_view path) {
  std::string out;
  while (!path.empty()) {
    const auto end = std::min(path.find('/', 1), path.size());
    const auto segment = path.substr(0, end);  // with the slash before it
    path.remove_prefix(end);
    if (segment == "/..") out.erase(std::min(out.rfind('/'), out.size()));
    if (segment == "/." || segment == "/..") {
      if (path.empty()) out += '/';
    } else {
      out += segment;
    }
  }
  return out;
}

/// A host name as it is asked for: names outside of ASCII by IDNA (UTS 46). Nothing for what is no
/// such name.
std::optional<std::string> ascii_host(const std::string& host) {
  if (text::is_ascii(host)) return host;
  char* ascii = nullptr;
  const int code = ::idn2_to_ascii_8z(host.c_str(), &ascii, IDN2_NFC_INPUT | IDN2_NONTRANSITIONAL);
  const std::unique_ptr<char, decltype(&::idn2_free)> owned(ascii,
                                                            [](void* text) { ::idn2_free(text); });
  if (code != IDN2_OK || ascii == nullptr) return std::nullopt;
  return std::string(ascii);
}

std::uint16_t scheme_port(std::string_view scheme) {
  return scheme == "https" ? 443 : 80;
}

std::variant<Url, HttpError> checked(const urls::url_view_base& parsed) {
  Url url;
  url.scheme = text::to_lower(parsed.scheme());
  if (url.scheme != "http" && url.scheme != "https") {
    return bad_url("Only http and https URLs are fetched.");
  }
  if (parsed.has_userinfo()) return bad_url("A URL may not hold a user name or a password.");
  if (parsed.host_type() == urls::host_type::ipvfuture || parsed.host().empty()) {
    return bad_url("The URL names no host.");
  }
  // For IPv6, host_address() leaves out the brackets. An encoded host name is decoded.
  url.host = text::to_lower(parsed.host_address());
  const auto host = ascii_host(url.host);
  if (!host) return bad_url("The URL's host is not a name.");
  url.host = *host;
  if (url.host.find_first_of("/?#@:[]%\\ ") != std::string::npos &&
      parsed.host_type() != urls::host_type::ipv6) {
    return bad_url("The URL's host is not a name.");
  }
  if (std::ranges::any_of(url.host, text::is_control))
    return bad_url("The URL's host is not a name.");
  if (parsed.has_port() && !parsed.port().empty()) {
    if (parsed.port_number() == 0) return bad_url("The URL's port is not a number up to 65535.");
    url.port = parsed.port_number();
  } else {
    url.port = scheme_port(url.scheme);
  }
  const std::string_view path = parsed.encoded_path();
  // Boost 1.81 reads `http://h:x/` as a host and the path `x/`.
  if (!path.empty() && path[0] != '/') return bad_url("The URL's port is not a number.");
  url.path = path.empty() ? "/" : without_dot_segments(path);
  url.query = std::string(parsed.encoded_query());
  return url;
}

std::variant<std::string, HttpError> prepared(std::string_view text) {
  if (text.size() > kLongestUrl) return bad_url("The URL is longer than 8 KiB.");
  if (std::ranges::any_of(text, text::is_control))
    return bad_url("The URL holds a control character.");
  return with_illegal_characters_encoded(text);
}

}  // namespace

std::variant<Url, HttpError> parse_url(std::string_view text) {
  auto encoded = prepared(text);
  if (auto* error = std::get_if<HttpError>(&encoded)) return *error;
  auto parsed = urls::parse_uri(std::get<std::string>(encoded));
  if (!parsed) return bad_url("This is not an absolute URL.");
  return checked(*parsed);
}

std::variant<Url, HttpError> resolve_url(const Url& base, std::string_view reference) {
  auto encoded = prepared(reference);
  if (auto* error = std::get_if<HttpError>(&encoded)) return *error;
  auto parsed_reference = urls::parse_uri_reference(std::get<std::string>(encoded));
  if (!parsed_reference) return bad_url("The link is not a URL.");
  const std::string base_text = to_string(base);
  const auto parsed_base = urls::parse_uri(base_text);
  if (!parsed_base) return bad_url("This is not an absolute URL.");
  urls::url resolved(*parsed_base);
  if (!resolved.resolve(*parsed_reference)) return bad_url("The link cannot be resolved.");
  return checked(resolved);
}

std::string normal_path(std::string_view path) {
  std::string normal;
  for (std::size_t i = 0; i < path.size(); ++i) {
    if (!text::is_percent_escape(path, i)) {
      normal += path[i];
      continue;
    }
    const auto c = text::percent_escaped(path, i);
    if (text::is_unreserved(c)) {
      normal += c;
    } else {
      text::append_percent_escape(normal, c);
    }
    i += 2;
  }
  return without_dot_segments(normal);
}

std::string host_header(const Url& url) {
  const bool ipv6 = url.host.find(':') != std::string::npos;
  std::string text = ipv6 ? "[" + url.host + "]" : url.host;
  if (url.port != scheme_port(url.scheme)) text += ":" + std::to_string(url.port);
  return text;
}

std::string target(const Url& url) {
  return url.query.empty() ? url.path : url.path + "?" + url.query;
}

std::string to_string(const Url& url) {
  return url.scheme + "://" + host_header(url) + target(url);
}

std::string without_secrets(const Url& url) {
  return shown_address(to_string(url));
}

std::string origin(const Url& url) {
  const bool ipv6 = url.host.find(':') != std::string::npos;
  return url.scheme + "://" + (ipv6 ? "[" + url.host + "]" : url.host) + ":" +
         std::to_string(url.port);
}

}  // namespace imagelift::net
