#include "source/url_paths.h"

#include <algorithm>
#include <variant>

#include "core/query_mark.h"
#include "core/shown_text.h"
#include "source/image_name.h"
#include "source/query_digits.h"
#include "text/percent.h"

namespace imagelift::source {
namespace {

constexpr auto kNone = std::string::npos;

/// Without user and password, which a text may have before its host and a Url never has.
std::string without_user(std::string_view address) {
  const auto slashes = address.find("//");
  if (slashes == kNone) return std::string(address);
  const auto host = slashes + 2;
  const auto authority = address.substr(host, address.find_first_of("/?#", host) - host);
  const auto at = authority.rfind('@');
  std::string text(address.substr(0, host));
  text += address.substr(at == kNone ? host : host + at + 1);
  return text;
}

/// Takes a query off that stands in the decoded path itself: that of an address within it, or one
/// whose '?' was escaped.
std::string take_query(std::string& path) {
  const auto mark = path.find('?');
  const bool is_query =
      mark != kNone && (path.find('=', mark) != kNone || path.substr(0, mark).find(":/") != kNone);
  if (!is_query) return {};
  std::string query = path.substr(mark + 1);
  path.resize(mark);
  return query;
}

/// Takes user and password off an address within the decoded path.
void take_user(std::string& path) {
  const auto colon = path.find(":/");
  if (colon == kNone) return;
  const auto begin = path.rfind('/', colon) + 1;
  path.replace(begin, kNone, shown_address(std::string_view(path).substr(begin)));
}

}  // namespace

std::string path_of_url(const net::Url& url) {
  std::string path = text::percent_decode(url.path);
  const std::string query = take_query(path) + "&" + url.query;
  take_user(path);
  if (path == "/") path.clear();
  return with_query_mark(net::host_header(url) + path, query_digits(query));
}

std::optional<std::string> path_of_address(std::string_view text) {
  const auto parsed = net::parse_url(without_user(text));
  const auto* url = std::get_if<net::Url>(&parsed);
  if (url == nullptr) return std::nullopt;
  return escape_path(path_of_url(*url));
}

std::string without_prefix(const std::string& path, std::string_view prefix) {
  if (const auto scheme = prefix.find("://"); scheme != kNone) prefix.remove_prefix(scheme + 3);
  for (const std::string& begin : {std::string(prefix), text::percent_decode(prefix)}) {
    if (begin.empty() || !path.starts_with(begin)) continue;
    auto rest = std::string_view(path).substr(begin.size());
    while (rest.starts_with('/')) rest.remove_prefix(1);
    if (!rest.empty()) return std::string(rest);
  }
  return path;
}

std::vector<std::string> paths_of_urls(const std::vector<net::Url>& urls, std::string_view prefix) {
  std::vector<std::string> paths;
  for (const auto& url : urls) paths.push_back(without_prefix(path_of_url(url), prefix));
  return paths;
}

}  // namespace imagelift::source
