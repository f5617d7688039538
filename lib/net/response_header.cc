#include "net/response_header.h"

#include <algorithm>
#include <boost/beast/core/string.hpp>
#include <utility>
#include <vector>

#include "text/ascii.h"

namespace imagelift::net {
namespace {

using boost::beast::iequals;

constexpr std::string_view kBlanks = " \t";

/// Takes the next line off `text`, without its end.
std::string_view next_line(std::string_view& text) {
  const auto end = std::min(text.find('\n'), text.size());
  auto line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  while (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

std::string_view without_empty_lines(std::string_view bytes) {
  return bytes.substr(std::min(bytes.find_first_not_of("\r\n"), bytes.size()));
}

/// `HTTP/1.1 200 `, for any version of the protocol; 1.0 stays, since it keeps no connection.
std::optional<std::string> strict_status_line(std::string_view line) {
  const auto blank = std::min(line.find(' '), line.size());
  const auto version = line.substr(0, blank);
  const auto rest = text::trimmed(line.substr(blank), kBlanks);
  const bool is_http = version.size() > 5 && text::is_digit(version[5]);
  const bool has_code = rest.size() >= 3 &&
                        std::ranges::all_of(rest.substr(0, 3), text::is_digit) &&
                        (rest.size() == 3 || !text::is_digit(rest[3])) && rest[0] != '0';
  if (!is_http || !has_code) return std::nullopt;
  return std::string(version == "HTTP/1.0" ? version : "HTTP/1.1") + " " +
         std::string(rest.substr(0, 3)) + " \r\n";
}

using Fields = std::vector<std::pair<std::string, std::string>>;

std::string printable(std::string_view value) {
  std::string out(value);
  std::ranges::replace_if(out, text::is_control, ' ');
  return std::string(text::trimmed(out, kBlanks));
}

Fields fields_of(std::string_view lines) {
  Fields fields;
  while (!lines.empty()) {
    const auto line = next_line(lines);
    if (line.empty()) continue;
    if (kBlanks.find(line[0]) != std::string_view::npos) {  // goes on with the field before
      if (!fields.empty()) fields.back().second += " " + printable(line);
      continue;
    }
    const auto colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    const auto name = text::trimmed(line.substr(0, colon), kBlanks);
    if (is_token(name)) fields.emplace_back(name, printable(line.substr(colon + 1)));
  }
  return fields;
}

bool is_chunked(const Fields& fields) {
  return std::ranges::any_of(fields, [](const auto& field) {
    constexpr std::string_view kLast = "chunked";
    const std::string_view value = field.second;
    return iequals(field.first, "Transfer-Encoding") && value.size() >= kLast.size() &&
           iequals(value.substr(value.size() - kLast.size()), kLast);
  });
}

/// `5, 5` is 5; anything else stays as it is.
std::string single_length(const std::string& value) {
  std::string_view rest = value;
  const auto first = text::trimmed(rest.substr(0, rest.find(',')), kBlanks);
  while (!rest.empty()) {
    const auto comma = std::min(rest.find(','), rest.size());
    if (text::trimmed(rest.substr(0, comma), kBlanks) != first) return value;
    rest.remove_prefix(std::min(comma + 1, rest.size()));
  }
  return std::string(first);
}

}  // namespace

bool is_token(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) {
    return text::is_letter_or_digit(c) ||
           std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
  });
}

std::size_t header_length(std::string_view bytes) {
  auto rest = without_empty_lines(bytes);
  while (rest.find('\n') != std::string_view::npos) {
    if (next_line(rest).empty()) return bytes.size() - rest.size();
  }
  return 0;
}

bool is_no_response(std::string_view bytes) {
  constexpr std::string_view kBegin = "HTTP/";
  const auto rest = without_empty_lines(bytes);
  const auto length = std::min(rest.size(), kBegin.size());
  return rest.substr(0, length) != kBegin.substr(0, length);
}

std::optional<std::string> strict_header(std::string_view header) {
  header = without_empty_lines(header);
  if (is_no_response(header)) return std::nullopt;
  auto strict = strict_status_line(next_line(header));
  if (!strict) return std::nullopt;
  const auto fields = fields_of(header);
  const bool chunked = is_chunked(fields);
  std::optional<std::string> length;
  for (const auto& [name, value] : fields) {
    if (iequals(name, "Transfer-Encoding")) continue;
    if (iequals(name, "Content-Length")) {
      const auto single = single_length(value);
      if (chunked || length == single) continue;
      length = single;
      *strict += "Content-Length: " + single + "\r\n";
    } else {
      *strict += name + ": " + value + "\r\n";
    }
  }
  if (chunked) *strict += "Transfer-Encoding: chunked\r\n";
  return *strict + "\r\n";
}

}  // namespace imagelift::net
