#include "net/host_headers.h"

#include <algorithm>
#include <boost/beast/core/string.hpp>
#include <utility>

#include "core/error.h"
#include "net/response_header.h"
#include "net/url_policy.h"
#include "text/ascii.h"
#include "text/base64.h"
#include "text/utf8.h"

namespace imagelift::net {
namespace {

using boost::beast::iequals;

constexpr std::string_view kBlanks = " \t\r\n\f\v";

bool is_this_machine(const std::string& host) {
  return host == "localhost" || kind_of_address(host) == AddressKind::loopback;
}

/// `https://host:port`, `http://host`, `host:port` or `host`.
std::optional<HostPlace> parse_place(std::string_view text) {
  const bool has_scheme = text.find("://") != std::string_view::npos;
  const auto parsed = parse_url(has_scheme ? std::string(text) : "https://" + std::string(text));
  const auto* url = std::get_if<Url>(&parsed);
  if (url == nullptr || url->path != "/" || !url->query.empty()) return std::nullopt;
  const auto host = text.substr(has_scheme ? text.find("://") + 3 : 0);
  const auto after_address = host.rfind(']');
  const bool has_port =
      host.find(':', after_address == std::string_view::npos ? 0 : after_address) !=
      std::string_view::npos;
  HostPlace place{url->host, 0, std::nullopt};
  if (has_scheme || has_port) place.port = url->port;
  if (has_scheme) place.scheme = url->scheme;
  return place;
}

/// `[host]` as a heading, but not an IPv6 address.
std::string_view without_brackets(std::string_view line) {
  const bool bracketed = line.starts_with('[') && line.ends_with(']');
  const bool heading = line.find(':') == line.rfind(':') || line.starts_with("[http");
  return bracketed && heading ? line.substr(1, line.size() - 2) : line;
}

bool is_the_clients_own(std::string_view name) {
  for (const auto* own : {"Host", "Content-Length", "Transfer-Encoding", "Connection", "Upgrade",
                          "TE", "Accept-Encoding", "Range", "Proxy-Authorization"}) {
    if (iequals(name, own)) return true;
  }
  return false;
}

/// `Name: value`, as curl and HTTP write it; but not `host:8080`.
bool is_header(std::string_view line) {
  const auto colon = line.find(':');
  if (colon == std::string_view::npos || line.starts_with("http://") ||
      line.starts_with("https://") || !is_token(line.substr(0, colon))) {
    return false;
  }
  const auto value = line.substr(colon + 1);
  const bool is_port =
      !value.empty() && value.size() <= 5 && std::ranges::all_of(value, text::is_digit);
  return !is_port;
}

/// Takes the next word off `text`, also one in quotes, in which a backslash takes the next
/// character as it is. Empty at the end.
std::string next_word(std::string_view& text) {
  text.remove_prefix(std::min(text.find_first_not_of(kBlanks), text.size()));
  std::string word;
  const bool quoted = text.starts_with('"');
  if (quoted) text.remove_prefix(1);
  while (!text.empty()) {
    const char c = text[0];
    if (quoted ? c == '"' : kBlanks.find(c) != std::string_view::npos) {
      text.remove_prefix(1);
      break;
    }
    if (c == '\\' && text.size() > 1) text.remove_prefix(1);
    word += text[0];
    text.remove_prefix(1);
  }
  return word;
}

/// One entry of a netrc.
struct Machine {
  std::optional<HostPlace> place;
  std::string login;
  std::string password;

  void add_to(HostHeaders& headers) const {
    if (!place || (login.empty() && password.empty())) return;
    headers.add(*place, "Authorization", "Basic " + text::base64(login + ":" + password));
  }
};

/// A macro goes up to the next empty line.
void skip_macro(std::string_view& text) {
  const auto end = text.find("\n\n");
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 2);
}

}  // namespace

bool HostPlace::covers(const Url& url) const {
  if (host != url.host || (port != 0 && port != url.port)) return false;
  if (scheme) return *scheme == url.scheme;
  return url.scheme == "https" || is_this_machine(url.host);
}

void HostHeaders::add(HostPlace place, std::string name, std::string value) {
  entries_.push_back({std::move(place), std::move(name), std::move(value)});
}

void HostHeaders::add_all(const HostHeaders& other) {
  entries_.insert(entries_.end(), other.entries_.begin(), other.entries_.end());
}

Headers HostHeaders::headers_for(const Url& url) const {
  Headers headers;
  for (const auto& entry : entries_) {
    if (entry.place.covers(url) && !headers.find(entry.name)) headers.add(entry.name, entry.value);
  }
  return headers;
}

HostHeaders parse_host_headers(std::string_view text, const std::string& what,
                               const std::optional<Url>& own) {
  HostHeaders headers;
  std::optional<HostPlace> place;
  if (own) place = HostPlace{own->host, own->port, own->scheme};
  bool named = false;
  text = text::without_utf8_mark(text);
  for (int number = 1; !text.empty(); ++number) {
    auto line = text::trimmed(text.substr(0, text.find('\n')));
    text.remove_prefix(std::min(text.find('\n'), text.size() - 1) + 1);
    if (line.empty() || line.starts_with('#')) continue;
    const auto where = what + ", line " + std::to_string(number);
    if (is_header(line)) {
      const auto name = line.substr(0, line.find(':'));
      if (!place)
        throw usage_error(
            where + ": a host, such as https://images.example.org, must stand before its headers");
      if (is_the_clients_own(name)) throw usage_error(where + ": this header is not one to be set");
      headers.add(*place, std::string(name),
                  std::string(text::trimmed(line.substr(name.size() + 1))));
      continue;
    }
    place = parse_place(without_brackets(line));
    if (!place) throw usage_error(where + ": this is neither a host nor 'Name: value'");
    named = true;
  }
  if (headers.empty() && named) throw usage_error(what + " names a host and no header for it");
  return headers;
}

HostHeaders parse_netrc(std::string_view text, const std::string& what) {
  HostHeaders headers;
  Machine machine;
  bool any = false;
  while (true) {
    const auto word = next_word(text);
    if (word.empty() && text::trimmed(text).empty()) break;
    if (word.starts_with('#')) {
      text.remove_prefix(std::min(text.find('\n'), text.size()));
    } else if (word == "machine" || word == "default") {
      machine.add_to(headers);
      machine = {};
      any = true;
      if (word == "machine") machine.place = parse_place(next_word(text));
    } else if (word == "login") {
      machine.login = next_word(text);
    } else if (word == "password") {
      machine.password = next_word(text);
    } else if (word == "account") {
      next_word(text);
    } else if (word == "macdef") {
      skip_macro(text);
    } else {
      throw usage_error(what + " is not a netrc: machine HOST login USER password PASSWORD");
    }
  }
  if (!any && !text::trimmed(text).empty()) throw usage_error(what + " is not a netrc");
  machine.add_to(headers);
  return headers;
}

}  // namespace imagelift::net
