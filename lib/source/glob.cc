#include "source/glob.h"

#include <cstddef>
#include <cstdint>
#include <vector>

#include "text/utf8.h"

namespace imagelift::source {
namespace {

enum class Step : std::uint8_t { literal, one_character, one_of, within_part, across_parts, parts };

/// One element of a compiled pattern.
struct Token {
  Step step;
  char literal = 0;
  std::string_view set = {};  ///< what stands between the brackets, without a leading '!' or '^'
  bool negated = false;
};

Token bracket(std::string_view inside) {
  const bool negated = inside[0] == '!' || inside[0] == '^';
  return {Step::one_of, 0, inside.substr(negated ? 1 : 0), negated};
}

/// Length of the bracket expression at the start of `rest`; 0 where it is not closed.
std::size_t bracket_length(std::string_view rest) {
  std::size_t first = 1;
  if (first < rest.size() && (rest[first] == '!' || rest[first] == '^')) ++first;
  const auto close = rest.find(']', first + 1);  // a ']' that comes first is a member
  return close == std::string_view::npos ? 0 : close + 1;
}

std::vector<Token> compile(std::string_view rest) {
  std::vector<Token> tokens;
  while (!rest.empty()) {
    std::size_t used = 1;
    if (rest.starts_with("**/")) {
      tokens.push_back({Step::parts});
      used = 3;
    } else if (rest.starts_with("**")) {
      tokens.push_back({Step::across_parts});
      used = 2;
    } else if (rest[0] == '*') {
      tokens.push_back({Step::within_part});
    } else if (rest[0] == '?') {
      tokens.push_back({Step::one_character});
    } else if (rest[0] == '[' && bracket_length(rest) > 0) {
      used = bracket_length(rest);
      tokens.push_back(bracket(rest.substr(1, used - 2)));
    } else if (rest[0] == '\\' && rest.size() > 1) {
      tokens.push_back({Step::literal, rest[1]});
      used = 2;
    } else {
      tokens.push_back({Step::literal, rest[0]});
    }
    rest.remove_prefix(used);
  }
  return tokens;
}

bool contains(const Token& token, char c) {
  const auto byte = static_cast<unsigned char>(c);
  const auto set = token.set;
  bool found = false;
  for (std::size_t i = 0; i < set.size() && !found; ++i) {
    const auto first = static_cast<unsigned char>(set[i]);
    auto last = first;
    if (i + 2 < set.size() && set[i + 1] == '-') {
      last = static_cast<unsigned char>(set[i + 2]);
      i += 2;
    }
    found = byte >= first && byte <= last;
  }
  return found != token.negated;
}

/// Bytes that a single-character token takes at the start of `path`; 0: no match.
std::size_t taken(const Token& token, std::string_view path) {
  if (path.empty()) return 0;
  if (token.step == Step::literal) return path[0] == token.literal ? 1 : 0;
  if (path[0] == '/') return 0;
  if (token.step == Step::one_of) return contains(token, path[0]) ? 1 : 0;
  std::size_t length = 1;  // a character and its UTF-8 continuation bytes
  while (length < path.size() && text::continues_utf8(path[length])) ++length;
  return length;
}

}  // namespace

bool glob_matches(std::string_view pattern, std::string_view path) {
  const auto tokens = compile(pattern);
  // reachable[i]: the tokens so far can match exactly the first i bytes of the path.
  std::vector<char> reachable(path.size() + 1, 0);
  reachable[0] = 1;
  for (const auto& token : tokens) {
    std::vector<char> next(path.size() + 1, 0);
    bool open = false;
    for (std::size_t i = 0; i <= path.size(); ++i) {
      const bool boundary = i > 0 && path[i - 1] == '/';
      if (token.step == Step::within_part && boundary) open = false;
      open = open || reachable[i];
      switch (token.step) {
        case Step::within_part:
        case Step::across_parts:
          next[i] = open;
          break;
        case Step::parts:
          next[i] = reachable[i] || (open && boundary);
          break;
        default:
          if (reachable[i]) {
            const auto length = taken(token, path.substr(i));
            if (length > 0) next[i + length] = 1;
          }
      }
    }
    reachable = std::move(next);
  }
  return reachable[path.size()];
}

}  // namespace imagelift::source
