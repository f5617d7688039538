#include "jenkins/console_notes.h"

#include <algorithm>
#include <utility>

#include "text/ascii.h"

namespace imagelift::jenkins {
namespace {

constexpr std::string_view kBegin = "\x1b[8mha:";
constexpr std::string_view kEnd = "\x1b[0m";
constexpr std::size_t kLongestNote = 1 << 20;  // bytes; a longer one is taken for text

bool is_base64(char c) {
  return text::is_letter_or_digit(c) || c == '+' || c == '/' || c == '=';
}

/// Where a whole or partial kBegin stands in `text`; its size: nowhere.
std::size_t find_begin(std::string_view text) {
  const auto whole = text.find(kBegin);
  if (whole != std::string_view::npos) return whole;
  for (std::size_t length = std::min(text.size(), kBegin.size() - 1); length > 0; --length) {
    if (text.ends_with(kBegin.substr(0, length))) return text.size() - length;
  }
  return text.size();
}

enum class Note { whole, unfinished, none };

/// What stands at the start of `text`, which begins as kBegin does; `length` of a whole note.
Note note_at(std::string_view text, std::size_t& length) {
  if (text.size() < kBegin.size()) return Note::unfinished;
  const auto after = std::find_if_not(text.begin() + static_cast<std::ptrdiff_t>(kBegin.size()),
                                      text.end(), is_base64);
  const std::string_view end(after, text.end());
  length = text.size() - end.size() + kEnd.size();
  if (end.starts_with(kEnd)) return Note::whole;
  const bool may_come = kEnd.starts_with(end) && text.size() <= kLongestNote;
  return may_come ? Note::unfinished : Note::none;
}

}  // namespace

std::string ConsoleNotes::text_of(std::string_view piece) {
  held_ += piece;
  const std::string all = std::exchange(held_, {});
  std::string_view left = all;
  std::string text;
  while (!left.empty()) {
    const auto begin = find_begin(left);
    text += left.substr(0, begin);
    left.remove_prefix(begin);
    std::size_t length = 0;
    if (left.empty()) break;
    switch (note_at(left, length)) {
      case Note::whole:
        left.remove_prefix(length);
        break;
      case Note::unfinished:
        held_ = left;
        return text;
      case Note::none:
        text += left.substr(0, kBegin.size());
        left.remove_prefix(kBegin.size());
        break;
    }
  }
  return text;
}

std::string ConsoleNotes::rest() {
  return std::exchange(held_, {});
}

}  // namespace imagelift::jenkins
