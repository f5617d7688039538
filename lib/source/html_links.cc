#include "source/html_links.h"

#include <algorithm>
#include <utility>

#include "source/character_references.h"
#include "text/ascii.h"

namespace imagelift::source {
namespace {

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

bool starts_with_word(std::string_view text, std::string_view word) {
  return text::equals_in_any_case(text.substr(0, word.size()), word);
}

/// Without blanks around it and without line breaks and tabs in it (URL Standard, 4.4).
std::string cleaned(std::string href) {
  while (!href.empty() && is_space(href.back())) href.pop_back();
  const auto begin = std::ranges::find_if_not(href, is_space);
  href.erase(href.begin(), begin);
  std::erase_if(href, [](char c) { return c == '\t' || c == '\n' || c == '\r'; });
  return href;
}

/// The value of an attribute, which starts after its '=' in `rest`; takes it off.
std::string_view attribute_value(std::string_view& rest) {
  while (!rest.empty() && is_space(rest[0])) rest.remove_prefix(1);
  if (rest.empty()) return {};
  std::string_view value;
  if (rest[0] == '"' || rest[0] == '\'') {
    const auto end = std::min(rest.find(rest[0], 1), rest.size());
    value = rest.substr(1, end - 1);
    rest.remove_prefix(std::min(end + 1, rest.size()));
  } else {
    const auto end = std::min(rest.find_first_of(" \t\n\r\f>"), rest.size());
    value = rest.substr(0, end);
    rest.remove_prefix(end);
  }
  return value;
}

/// Reads the attributes of a tag up to its '>' and takes them off `rest`; returns href's value.
std::optional<std::string> href_of_tag(std::string_view& rest) {
  std::optional<std::string> href;
  while (!rest.empty() && rest[0] != '>') {
    if (is_space(rest[0]) || rest[0] == '/' || rest[0] == '=') {
      rest.remove_prefix(1);
      continue;
    }
    const auto end = std::min(rest.find_first_of(" \t\n\r\f=>/"), rest.size());
    const auto name = rest.substr(0, end);
    rest.remove_prefix(end);
    while (!rest.empty() && is_space(rest[0])) rest.remove_prefix(1);
    if (rest.empty() || rest[0] != '=') continue;
    rest.remove_prefix(1);
    const auto value = attribute_value(rest);
    if (name.size() == 4 && starts_with_word(name, "href") && !href) {
      href = cleaned(decode_references(value));
    }
  }
  return href;
}

/// Whether a tag of this name begins here, behind its '<'.
bool is_tag(std::string_view html, std::string_view name) {
  return html.size() > name.size() && starts_with_word(html, name) &&
         (is_space(html[name.size()]) || html[name.size()] == '>' || html[name.size()] == '/');
}

/// Takes what comes before `end` off, in any case.
void skip_to(std::string_view& html, std::string_view end) {
  const auto* found = std::search(html.begin(), html.end(), end.begin(), end.end(),
                                  [](char a, char b) { return text::to_lower(a) == b; });
  html.remove_prefix(static_cast<std::size_t>(found - html.begin()));
}

}  // namespace

HtmlLinks html_links(std::string_view html) {
  HtmlLinks found;
  while (true) {
    const auto open = html.find('<');
    if (open == std::string_view::npos) return found;
    html.remove_prefix(open + 1);
    if (html.starts_with("!--")) {
      html.remove_prefix(std::min(html.find("-->"), html.size()));
    } else if (is_tag(html, "script")) {
      skip_to(html, "</script");
    } else if (is_tag(html, "a")) {
      html.remove_prefix(1);
      if (auto href = href_of_tag(html)) found.links.push_back(std::move(*href));
    } else if (is_tag(html, "base")) {
      html.remove_prefix(4);
      auto href = href_of_tag(html);
      if (href && !found.base) found.base = std::move(href);
    }
  }
}

}  // namespace imagelift::source
