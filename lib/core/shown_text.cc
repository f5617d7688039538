#include "core/shown_text.h"

#include <algorithm>
#include <optional>

#include "text/ascii.h"
#include "text/percent.h"

namespace imagelift {
namespace {

constexpr auto kNone = std::string_view::npos;
constexpr std::string_view kHidden = "...";
constexpr int kDeepest = 4;  ///< addresses within addresses

std::string shown(std::string_view text, bool whole, int depth);

bool is_slash(char c) {
  return c == '/' || c == '\\';
}

/// Lower case, with escapes of escapes taken off: `%253A` is `%3a`.
std::string flat_escapes(std::string_view text) {
  std::string flat;
  for (const char c : text) {
    flat += text::to_lower(c);
    while (flat.ends_with("%25")) flat.resize(flat.size() - 2);
  }
  return flat;
}

/// `%3A%2F` in any case and escaped however often.
bool holds_escaped_address(std::string_view text) {
  if (text.find('%') == kNone) return false;
  const std::string flat = flat_escapes(text);
  return flat.find("%3a%2f") != kNone || flat.find("%3a//") != kNone || flat.find(":%2f") != kNone;
}

/// `%3Fname%3Dvalue`, likewise.
bool holds_escaped_query(std::string_view text) {
  if (text.find('%') == kNone) return false;
  const std::string flat = flat_escapes(text);
  const auto mark = flat.find("%3f");
  return mark != kNone && (flat.find("%3d", mark) != kNone || flat.find('=', mark) != kNone);
}

/// The quotation mark that ends an address in prose stands before its end or punctuation.
bool closes(std::string_view text, std::size_t at) {
  if (text[at] != '\'' && text[at] != '`') return false;
  return at + 1 == text.size() || text::is_space(text[at + 1]) ||
         std::string_view(".,;:)]").find(text[at + 1]) != kNone;
}

/// Takes the punctuation of a sentence off the end of an address, but not kHidden.
std::size_t without_punctuation(std::string_view text, std::size_t begin, std::size_t end) {
  while (end > begin && std::string_view(".,;:!)").find(text[end - 1]) != kNone &&
         !text.substr(begin, end - begin).ends_with(kHidden)) {
    --end;
  }
  return end;
}

/// Where the address that begins at `begin` ends.
std::size_t end_of_address(std::string_view text, std::size_t begin, bool whole) {
  if (whole) return text.size();
  std::size_t at = begin;
  while (at < text.size() && !text::is_space(text[at]) &&
         std::string_view("\"<>").find(text[at]) == kNone && !closes(text, at)) {
    ++at;
  }
  return without_punctuation(text, begin, at);
}

/// `?...`, also before the full stop of a sentence: what was shown before.
bool is_hidden_query(std::string_view query) {
  return query.size() > kHidden.size() && query.find_first_not_of('.', 1) == kNone;
}

/// The host (and port) of an authority, without the user; nothing where what stands before a '/'
/// may be part of a password.
std::optional<std::string_view> host_of(std::string_view authority) {
  if (const auto at = authority.rfind('@'); at != kNone) authority.remove_prefix(at + 1);
  const auto bracket = authority.rfind(']');
  const auto colon = authority.rfind(':');
  if (colon == kNone || (bracket != kNone && colon < bracket)) return authority;
  if (!std::ranges::all_of(authority.substr(colon + 1), text::is_digit)) return std::nullopt;
  return authority;
}

/// Path, query and fragment, of which the path stays.
std::string shown_rest(std::string_view rest, int depth) {
  const auto path = rest.substr(0, rest.find_first_of("?#"));
  const auto after = rest.substr(path.size());
  std::string out = holds_escaped_address(path) ? shown(text::percent_decode(path), true, depth + 1)
                                                : shown(path, true, depth + 1);
  if (!after.starts_with('?') || out.ends_with("?...")) return out;
  if (is_hidden_query(after)) return out + std::string(after);
  return after.size() > 1 && after[1] != '#' ? out + "?" + std::string(kHidden) : out;
}

/// What follows `scheme://` or `//`.
std::string shown_address_after_slashes(std::string_view address, int depth) {
  const auto authority = address.substr(0, address.find_first_of("/?#\\"));
  const auto host = host_of(authority);
  if (!host) return std::string(kHidden);
  return std::string(*host) + shown_rest(address.substr(authority.size()), depth);
}

/// Where the scheme begins whose ':' stands at `colon`; `colon` itself where there is none.
std::size_t begin_of_scheme(std::string_view text, std::size_t colon) {
  std::size_t begin = colon;
  while (begin > 0 && (text::is_letter(text[begin - 1]) || text::is_digit(text[begin - 1]) ||
                       std::string_view("+.-").find(text[begin - 1]) != kNone)) {
    --begin;
  }
  while (begin < colon && !text::is_letter(text[begin])) ++begin;
  return begin;
}

/// A place in the text where an address begins, and what of it stands before its host.
struct Found {
  std::size_t begin = kNone;  ///< npos: there is none
  std::size_t host = kNone;
};

/// The next `scheme://`, also written with one slash too few or with backslashes (`https:/h`).
Found next_address(std::string_view text) {
  for (auto colon = text.find(':'); colon != kNone; colon = text.find(':', colon + 1)) {
    const auto begin = begin_of_scheme(text, colon);
    std::size_t host = colon + 1;
    while (host < text.size() && is_slash(text[host])) ++host;
    const bool one_letter = colon - begin == 1;  // a drive: C:\folder
    const std::size_t slashes = host - colon - 1;
    if (begin < colon && slashes >= 1 && (slashes >= 2 || !one_letter)) return {begin, host};
  }
  return {};
}

/// A word without a scheme: `//u:p@host/x?a=b`, `host/x?a=b`, `u:p@host/x`.
std::string shown_word(std::string_view word, int depth) {
  if (const auto quoted = word.find_first_not_of("'`("); quoted != 0 && quoted != kNone) {
    return std::string(word.substr(0, quoted)) + shown_word(word.substr(quoted), depth);
  }
  if (word.starts_with("//")) return "//" + shown_address_after_slashes(word.substr(2), depth);
  std::string out(word);
  if (holds_escaped_address(word) || holds_escaped_query(word))
    return shown(text::percent_decode(word), true, depth + 1);
  const auto mark = word.find_first_of("?#");
  if (mark != kNone && word.find('=', mark) != kNone) {
    out = std::string(word.substr(0, mark)) + (word[mark] == '?' ? "?..." : "");
  }
  const auto at = out.substr(0, out.find('/')).rfind('@');
  const auto colon = out.find(':');
  const bool has_user = at != std::string::npos && colon < at && out.find('.', at) != kNone;
  if (has_user && out.find('/', at) != std::string::npos) out.erase(0, at + 1);
  return out;
}

/// A text without any scheme.
std::string shown_words(std::string_view text, bool whole, int depth) {
  if (text.find_first_of("?#@%") == kNone && text.find("//") == kNone) return std::string(text);
  if (whole) return shown_word(text, depth);
  std::string out;
  while (!text.empty()) {
    const auto end = end_of_address(text, 0, false);
    if (end > 0) out += shown_word(text.substr(0, end), depth);
    if (end < text.size()) out += text[end];
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

std::string shown(std::string_view text, bool whole, int depth) {
  if (depth > kDeepest) return std::string(kHidden);
  std::string out;
  for (Found found = next_address(text); found.begin != kNone; found = next_address(text)) {
    const auto end = end_of_address(text, found.host, whole);
    out += shown_words(text.substr(0, found.begin), false, depth);
    out += text.substr(found.begin, found.host - found.begin);
    out += shown_address_after_slashes(text.substr(found.host, end - found.host), depth);
    text.remove_prefix(end);
    if (text.empty()) return out;
  }
  return out + shown_words(text, whole, depth);
}

}  // namespace

std::string shown_text(std::string_view text) {
  return shown(text, false, 0);
}

std::string shown_address(std::string_view text) {
  return shown(text, true, 0);
}

}  // namespace imagelift
