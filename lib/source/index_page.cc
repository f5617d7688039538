#include "source/index_page.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>

namespace imagelift::source {
namespace {

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

bool starts_with_word(std::string_view text, std::string_view word) {
  return text.size() >= word.size() &&
         std::ranges::equal(text.substr(0, word.size()), word, {}, lower);
}

void append_utf8(std::string& out, std::uint32_t point) {
  const auto put = [&](std::uint32_t byte) { out += static_cast<char>(byte); };
  if (point < 0x80) {
    put(point);
  } else if (point < 0x800) {
    put(0xC0 | point >> 6);
    put(0x80 | (point & 0x3F));
  } else if (point < 0x10000) {
    put(0xE0 | point >> 12);
    put(0x80 | (point >> 6 & 0x3F));
    put(0x80 | (point & 0x3F));
  } else {
    put(0xF0 | point >> 18);
    put(0x80 | (point >> 12 & 0x3F));
    put(0x80 | (point >> 6 & 0x3F));
    put(0x80 | (point & 0x3F));
  }
}

/// The character that `&name;` (without & and ;) stands for.
std::optional<std::uint32_t> referenced(std::string_view name) {
  constexpr std::array kNames = {
      std::pair{std::string_view("amp"), '&'}, std::pair{std::string_view("lt"), '<'},
      std::pair{std::string_view("gt"), '>'}, std::pair{std::string_view("quot"), '"'},
      std::pair{std::string_view("apos"), '\''}};
  for (const auto& [known, character] : kNames) {
    if (name == known) return character;
  }
  if (name.size() < 2 || name[0] != '#') return std::nullopt;
  const bool hex = lower(name[1]) == 'x';
  const auto digits = name.substr(hex ? 2 : 1);
  std::uint32_t point = 0;
  const auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), point, hex ? 16 : 10);
  const bool whole = error == std::errc() && end == digits.data() + digits.size();
  const bool surrogate = point >= 0xD800 && point <= 0xDFFF;
  if (!whole || point == 0 || point > 0x10FFFF || surrogate) return std::nullopt;
  return point;
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
      href = decode_references(value);
    }
  }
  return href;
}

}  // namespace

std::string decode_references(std::string_view text) {
  constexpr std::size_t kLongestName = 10;
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto end =
        text[i] == '&' ? text.substr(i, kLongestName + 2).find(';') : std::string_view::npos;
    const auto point =
        end == std::string_view::npos ? std::nullopt : referenced(text.substr(i + 1, end - 1));
    if (point) {
      append_utf8(out, *point);
      i += end;
    } else {
      out += text[i];
    }
  }
  return out;
}

std::vector<std::string> links_of(std::string_view html) {
  std::vector<std::string> links;
  while (true) {
    const auto open = html.find('<');
    if (open == std::string_view::npos) return links;
    html.remove_prefix(open + 1);
    if (html.starts_with("!--")) {
      html.remove_prefix(std::min(html.find("-->"), html.size()));
    } else if (html.size() > 1 && lower(html[0]) == 'a' && is_space(html[1])) {
      html.remove_prefix(1);
      if (auto href = href_of_tag(html)) links.push_back(std::move(*href));
    }
  }
}

}  // namespace imagelift::source
