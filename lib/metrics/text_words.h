#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace imagelift::metrics {

/// A word of a text: a run of letters, digits and the marks upon them.
struct TextWord {
  std::size_t begin = 0, end = 0;  ///< bytes of the text
  /// What stands between it and the next word ties the two into one name: `_`, `-` and their kin,
  /// `.` or an apostrophe, without white space (`dog_beach`, `hot-dog`, `dog.jpg`).
  bool tied = false;
};

/// The words of a text in UTF-8, in its order.
std::vector<TextWord> words_of(std::string_view text);

/// The text as names are looked for in it: without case and compatibility forms (unicode_form.h),
/// escapes undone, and each run of white space one blank.
std::string searched_form(std::string_view text);

/// Whether a word is one that resizing, copies and versions put into the name of a file: numbers,
/// `1080x1080`, `w1200`, `2x`, `v2`, `thumb`, a single letter, the digits of a digest. The word is
/// in searched_form.
bool is_addition(std::string_view word);

/// Letters and digits of a name, counted.
struct NameLetters {
  std::size_t characters = 0;  ///< all of them, of any kind
  std::size_t letters = 0;     ///< in words that say something: neither `1080x1080` nor `v2`
  std::size_t digits = 0;      ///< in the longest run of them
};

NameLetters letters_of(std::string_view text, const std::vector<TextWord>& words);

}  // namespace imagelift::metrics
