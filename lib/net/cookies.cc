#include "net/cookies.h"

#include <algorithm>
#include <boost/beast/core/string.hpp>

#include "net/url_policy.h"
#include "text/ascii.h"

namespace imagelift::net {
namespace {

using boost::beast::iequals;

constexpr std::string_view kBlanks = " \t";
constexpr std::size_t kMostCookies = 50;
constexpr std::size_t kMostBytes = 4096;

/// Takes the part up to the next ';' off `rest`, as name and value.
std::pair<std::string_view, std::string_view> next_pair(std::string_view& rest) {
  const auto part = rest.substr(0, rest.find(';'));
  rest.remove_prefix(std::min(part.size() + 1, rest.size()));
  const auto equals = std::min(part.find('='), part.size());
  return {text::trimmed(part.substr(0, equals), kBlanks),
          text::trimmed(part.substr(std::min(equals + 1, part.size())), kBlanks)};
}

/// RFC 6265, 5.1.4.
std::string default_path(const Url& url) {
  const auto slash = url.path.rfind('/');
  return slash == 0 || slash == std::string::npos ? "/" : url.path.substr(0, slash);
}

bool is_below(const std::string& host, const std::string& domain) {
  return host.size() > domain.size() && host.ends_with(domain) &&
         host[host.size() - domain.size() - 1] == '.' &&
         kind_of_address(host) == AddressKind::not_an_address;
}

}  // namespace

void Cookies::keep(const HttpResponse& response) {
  for (const auto& field : response.headers.find_all("Set-Cookie")) keep_one(response.url, field);
}

void Cookies::keep_one(const Url& url, std::string_view field) {
  if (field.size() > kMostBytes) return;
  const auto [name, value] = next_pair(field);
  if (name.empty()) return;
  Cookie cookie{std::string(name), std::string(value), url.host, true, default_path(url)};
  bool deleted = false;
  while (!field.empty()) {
    const auto [attribute, text] = next_pair(field);
    if (iequals(attribute, "Secure")) cookie.secure = true;
    if (iequals(attribute, "Path") && text.starts_with('/')) cookie.path = text;
    if (iequals(attribute, "Max-Age")) deleted = text.starts_with('-') || text == "0";
    if (iequals(attribute, "Domain") && !text.empty()) {
      cookie.domain = text::to_lower(text.substr(text.starts_with('.') ? 1 : 0));
      cookie.host_only = cookie.domain == url.host;
    }
  }
  // A whole top-level domain is nobody's.
  const bool shared = !cookie.host_only && cookie.domain.find('.') != std::string::npos &&
                      is_below(url.host, cookie.domain);
  if (cookie.domain != url.host && !shared) return;
  if (cookie.secure && url.scheme != "https") return;
  std::erase_if(cookies_, [&](const Cookie& old) {
    return old.name == cookie.name && old.domain == cookie.domain && old.path == cookie.path;
  });
  if (!deleted && cookies_.size() < kMostCookies) cookies_.push_back(std::move(cookie));
}

bool Cookies::fits(const Cookie& cookie, const Url& url) {
  const bool host =
      url.host == cookie.domain || (!cookie.host_only && is_below(url.host, cookie.domain));
  const bool path = url.path.starts_with(cookie.path) &&
                    (cookie.path.ends_with('/') || url.path.size() == cookie.path.size() ||
                     url.path[cookie.path.size()] == '/');
  return host && path && (!cookie.secure || url.scheme == "https");
}

std::string Cookies::header_for(const Url& url) const {
  std::string header;
  for (const auto& cookie : cookies_) {
    if (!fits(cookie, url)) continue;
    header += (header.empty() ? "" : "; ") + cookie.name + "=" + cookie.value;
  }
  return header;
}

}  // namespace imagelift::net
