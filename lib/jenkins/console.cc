#include "jenkins/console.h"

#include <algorithm>
#include <span>
#include <utility>

#include "text/ascii.h"
#include "text/number.h"

namespace imagelift::jenkins {

namespace {

constexpr std::uint64_t kLargestLog = 4ULL << 30;  // bytes
constexpr std::size_t kLargestPiece = 16 << 20;    // bytes; the rest of a longer one is left out

}  // namespace

bool Console::read(const ConsoleSink& sink) {
  std::string piece;
  net::HttpRequest request = server_.request(path_, "start=" + std::to_string(start_));
  request.limits.max_bytes = kLargestLog;
  request.limits.timeout = std::chrono::minutes(10);
  request.begun = [&](const net::HttpResponse&) { piece.clear(); };
  request.sink = [&](std::span<const std::uint8_t> bytes) {
    const std::size_t room = kLargestPiece - piece.size();
    piece.append(reinterpret_cast<const char*>(bytes.data()), std::min(room, bytes.size()));
    return true;
  };
  const auto response = server_.find(request);
  if (!response) return true;  // not written yet, or the build is gone, which its state tells
  sink(notes_.text_of(piece));
  // Where the log was cut short meanwhile, Jenkins sends it from the beginning.
  start_ = text::number_of<std::uint64_t>(response->headers.find("X-Text-Size").value_or(""))
               .value_or(start_);
  return response->headers.find("X-More-Data").value_or("") == "true";
}

void Console::read_to_end(const ConsoleSink& sink) {
  Patience patience(server_.options().pace);
  std::uint64_t before = start_;
  while (read(sink) && !patience.is_over()) {
    if (start_ != before) patience.renew();
    before = start_;
    server_.wait(server_.options().pace.poll);
  }
  sink(notes_.rest());
}

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
