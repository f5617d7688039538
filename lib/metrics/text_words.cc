#include "metrics/text_words.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cstdint>

#include "metrics/row_spellings.h"
#include "metrics/unicode_form.h"
#include "text/ascii.h"
#include "text/hex.h"

namespace imagelift::metrics {
namespace {

using namespace std::string_view_literals;

bool is_of_word(UChar32 c) {
  return c >= 0 && (u_isalnum(c) || (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0);
}

bool is_tie(UChar32 c) {
  constexpr UChar32 kApostrophe = 0x2019;
  return c == '.' || c == '\'' || c == kApostrophe ||
         (c >= 0 && (U_GET_GC_MASK(c) & (U_GC_PD_MASK | U_GC_PC_MASK)) != 0);
}

/// Calls back with each character and the bytes it begins and ends at.
template <typename Visit>
void each_character(std::string_view text, Visit visit) {
  const auto size = static_cast<std::int32_t>(text.size());
  for (std::int32_t at = 0; at < size;) {
    const std::int32_t begin = at;
    UChar32 c = 0;
    U8_NEXT(text.data(), at, size, c);
    visit(c, static_cast<std::size_t>(begin), static_cast<std::size_t>(at));
  }
}

/// A size (`1080x1080`) or a version (`v2`) is in the names of many images.
bool says_nothing(std::string_view word) {
  const auto sign = word.find_first_of("xv");
  const auto digits = [](std::string_view text) {
    return std::ranges::all_of(text, text::is_digit);
  };
  if (sign == std::string_view::npos || sign + 1 == word.size()) return false;
  const bool is_version = word[sign] == 'v' && sign == 0;
  const bool is_size = word[sign] == 'x' && sign > 0;
  return (is_version || is_size) && digits(word.substr(0, sign)) && digits(word.substr(sign + 1));
}

constexpr std::array kAdditions = {"scaled"sv, "resized"sv,  "thumb"sv, "thumbnail"sv,
                                   "small"sv,  "medium"sv,   "large"sv, "full"sv,
                                   "copy"sv,   "original"sv, "crop"sv,  "cropped"sv};
constexpr std::array kUnits = {""sv, "w"sv, "h"sv, "x"sv, "p"sv, "px"sv};

bool is_digest(std::string_view word) {
  constexpr std::size_t kShortest = 6;
  return word.size() >= kShortest && text::is_lower_hex(word) &&
         std::ranges::any_of(word, text::is_digit);
}

}  // namespace

bool is_addition(std::string_view word) {
  if (word.size() < 2 || says_nothing(word) || is_digest(word)) return true;
  if (std::ranges::find(kAdditions, word) != kAdditions.end()) return true;
  const auto number = text::is_digit(word.front()) ? word : word.substr(1);
  const auto end = std::min(number.find_first_not_of("0123456789"), number.size());
  const bool has_unit = std::ranges::find(kUnits, number.substr(end)) != kUnits.end();
  const bool is_plain = number.size() == word.size() || end == number.size();
  return end > 0 && has_unit && is_plain;
}

std::vector<TextWord> words_of(std::string_view text) {
  std::vector<TextWord> words;
  bool in_word = false, only_ties = false;
  each_character(text, [&](UChar32 c, std::size_t begin, std::size_t end) {
    if (is_of_word(c)) {
      if (!in_word) {
        if (!words.empty()) words.back().tied = only_ties;
        words.push_back({begin, begin, false});
      }
      words.back().end = end;
      in_word = true;
      return;
    }
    only_ties = is_tie(c) && (in_word || only_ties);
    in_word = false;
  });
  return words;
}

std::string searched_form(std::string_view text) {
  const std::string plain = folded(without_escapes(text));
  std::string form;
  bool after_space = false;
  each_character(plain, [&](UChar32 c, std::size_t begin, std::size_t end) {
    const bool is_space = c >= 0 && u_isUWhiteSpace(c);
    if (!is_space) form.append(plain, begin, end - begin);
    if (is_space && !after_space) form += ' ';
    after_space = is_space;
  });
  return form;
}

NameLetters letters_of(std::string_view text, const std::vector<TextWord>& words) {
  NameLetters counts;
  each_character(text, [&](UChar32, std::size_t, std::size_t) { ++counts.characters; });
  for (const TextWord& word : words) {
    const auto letters = text.substr(word.begin, word.end - word.begin);
    std::size_t run = 0;
    each_character(letters, [&](UChar32 c, std::size_t, std::size_t) {
      run = u_isdigit(c) ? run + 1 : 0;
      counts.digits = std::max(counts.digits, run);
      if (!u_isdigit(c) && !says_nothing(letters)) ++counts.letters;
    });
  }
  return counts;
}

}  // namespace imagelift::metrics
