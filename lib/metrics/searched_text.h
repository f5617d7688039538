#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "metrics/text_words.h"

namespace imagelift::metrics {

/// What a row of the metrics says, as the names of images are looked for in it.
class SearchedText {
 public:
  /// `is_file`: it is the name of a file, whatever it ends in.
  SearchedText(std::string_view written, bool is_file);

  const std::vector<TextWord>& words() const { return words_; }

  /// Words first to last, with the signs between them.
  std::string_view part(std::size_t first, std::size_t last) const;

  /// Of the name that a word is part of, i.e. of the words that signs tie to it: the ending of an
  /// image or a video in lower case; `/` where that is a folder's; empty where it has none.
  std::string_view ending(std::size_t word) const { return tied_[tied_of_[word]].ending; }

  /// Whether no word but an ending is tied to words first to last.
  bool is_whole(std::size_t first, std::size_t last) const;

  /// Whether words first to last may be a part of the name that they are tied into. The name of
  /// anything but a file may hold anything beside them (`acme_dog_beach_v2`); that of a file only
  /// what resizing and versions add, or it is another file (`dog_beach_night.jpg`).
  bool may_be_part(std::size_t first, std::size_t last) const;

 private:
  /// Words that signs tie into one name.
  struct Tied {
    std::size_t first = 0, end = 0;  ///< without the ending
    std::string_view ending;
    bool is_file = false;
  };

  std::string_view word(std::size_t index) const { return part(index, index); }
  Tied tied_words(std::size_t first, std::size_t last, bool is_file) const;

  std::string text_;
  std::vector<TextWord> words_;
  std::vector<Tied> tied_;
  std::vector<std::size_t> tied_of_;  ///< by word
};

}  // namespace imagelift::metrics
