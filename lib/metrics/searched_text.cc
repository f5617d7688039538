#include "metrics/searched_text.h"

#include <algorithm>
#include <array>

#include "core/image_extension.h"

namespace imagelift::metrics {
namespace {

using namespace std::string_view_literals;

constexpr std::array kVideos = {"mp4"sv, "mov"sv, "m4v"sv,  "webm"sv, "avi"sv,
                                "mkv"sv, "mpg"sv, "mpeg"sv, "wmv"sv};

/// What `text` has at its first `end` bytes.
std::string_view ending_at(std::string_view text, std::size_t end) {
  const auto name = text.substr(0, end);
  const auto* video = std::ranges::find(kVideos, name.substr(name.rfind('.') + 1));
  const ImageExtension* image = image_extension_of(name);
  const auto ending = video != kVideos.end() ? *video
                      : image != nullptr     ? image->ending
                                             : std::string_view();
  const bool is_folder = !ending.empty() && text.substr(end).find_first_of("/\\") == 0;
  return is_folder ? "/"sv : ending;
}

}  // namespace

SearchedText::SearchedText(std::string_view written, bool is_file)
    : text_(searched_form(written)), words_(words_of(text_)) {
  std::size_t first = 0;
  for (std::size_t i = 0; i < words_.size(); ++i) {
    tied_of_.push_back(tied_.size());
    if (words_[i].tied) continue;
    tied_.push_back(tied_words(first, i, is_file));
    first = i + 1;
  }
}

SearchedText::Tied SearchedText::tied_words(std::size_t first, std::size_t last,
                                            bool is_file) const {
  const TextWord& word = words_[last];
  const bool may_end = word.begin > 0 && text_[word.begin - 1] == '.';
  const auto ending = may_end ? ending_at(text_, word.end) : std::string_view();
  return {first, ending.empty() ? last + 1 : last, ending, is_file || !ending.empty()};
}

std::string_view SearchedText::part(std::size_t first, std::size_t last) const {
  const std::size_t begin = words_[first].begin;
  return std::string_view(text_).substr(begin, words_[last].end - begin);
}

bool SearchedText::is_whole(std::size_t first, std::size_t last) const {
  return tied_[tied_of_[first]].first == first && tied_[tied_of_[last]].end == last + 1;
}

bool SearchedText::may_be_part(std::size_t first, std::size_t last) const {
  const Tied& before = tied_[tied_of_[first]];
  const Tied& after = tied_[tied_of_[last]];
  if (!before.is_file && !after.is_file) return true;
  for (std::size_t i = before.first; i < after.end; ++i) {
    const bool is_beside = i < first || i > last;
    if (is_beside && !is_addition(word(i))) return false;
  }
  return true;
}

}  // namespace imagelift::metrics
