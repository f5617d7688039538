#include "families/name_stem.h"

#include <algorithm>
#include <array>
#include <vector>

#include "core/image_extension.h"
#include "text/ascii.h"

namespace imagelift::families {
namespace {

/// Words of versions; English, German, French, Spanish, as file managers and people write them.
constexpr std::array<std::string_view, 7> kVersionWords = {"copy",  "kopie",   "copie", "copia",
                                                           "final", "version", "ver"};

/// Digits at `at`, past their end; a fraction counts as part of them.
std::size_t past_number(std::string_view word, std::size_t at) {
  while (at < word.size() && (text::is_digit(word[at]) || word[at] == '.')) ++at;
  return at;
}

/// `300x250`, `1.91x1`, `300x250px`, `2x`.
bool is_size(std::string_view word) {
  const std::size_t x = past_number(word, 0);
  if (x == 0 || x == word.size() || word[x] != 'x') return false;  // `2x` has nothing behind it
  const std::string_view rest = word.substr(past_number(word, x + 1));
  return rest.empty() || rest == "px";
}

/// `v2`, `copy`, `copy2`; `(1)` where the number stands in brackets.
bool is_version(std::string_view word, char before, char after) {
  const auto first_digit = std::find_if(word.begin(), word.end(), text::is_digit);
  const std::string_view letters =
      word.substr(0, static_cast<std::size_t>(first_digit - word.begin()));
  const bool rest_is_number = std::all_of(first_digit, word.end(), text::is_digit);
  if (!rest_is_number) return false;
  if (letters.empty()) return before == '(' && after == ')';
  if (letters == "v" || letters == "r") return first_digit != word.end();
  return std::find(kVersionWords.begin(), kVersionWords.end(), letters) != kVersionWords.end();
}

/// Bytes above 127 belong to words in any script. A point stands in a word between digits.
bool is_of_word(std::string_view name, std::size_t at) {
  const char c = name[at];
  if (text::is_letter_or_digit(c) || (c & 0x80) != 0) return true;
  return c == '.' && at > 0 && at + 1 < name.size() && text::is_digit(name[at - 1]) &&
         text::is_digit(name[at + 1]);
}

}  // namespace

std::string name_stem(std::string_view name) {
  const std::string lower = text::to_lower(without_image_extension(name));
  std::string stem;
  for (std::size_t at = 0; at < lower.size();) {
    std::size_t end = at;
    while (end < lower.size() && is_of_word(lower, end)) ++end;
    const std::string_view word = std::string_view(lower).substr(at, end - at);
    const char before = at > 0 ? lower[at - 1] : ' ';
    const char after = end < lower.size() ? lower[end] : ' ';
    if (!word.empty() && !is_size(word) && !is_version(word, before, after)) {
      if (!stem.empty()) stem += ' ';
      stem += word;
    }
    at = end + 1;
  }
  return stem;
}

}  // namespace imagelift::families
