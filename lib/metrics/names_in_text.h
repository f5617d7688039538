#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/image_ref.h"
#include "metrics/name_index.h"
#include "metrics/searched_text.h"

namespace imagelift::metrics {

/// Finds the images whose names stand within a longer text, such as the name of an ad: `ACME |
/// dog_beach | v2`. A name is that of the file, also with some of its folders, without ending, case
/// and escapes; it stands there in whole words with the same signs between them.
///
/// - A name of one word must stand by itself: `dog` is neither in `dog_beach` nor in `hot-dog`. One
///   of several words (`dog_beach`), or with a number of six digits, may be a part of a longer name
///   (`acme_dog_beach_v2`); of that of a file only beside sizes, versions and the like
///   (`dog_beach_640x480.jpg`).
/// - A name within a longer one that is found does not count (`dog_beach` in `dog_beach_night`).
///   Single words do not where a name of several is found.
/// - An ending behind it (`dog_beach.png`) must be the file's own; that of a video never is.
/// - Names of less than three characters, and of only numbers below six digits, sizes and versions
///   (`1080x1080_v2`), are not looked for.
///
/// The work for a text depends on its length and on how far names go on as it does, not on how many
/// there are. One thread at a time.
class NamesInText {
 public:
  explicit NamesInText(std::span<const ImageRef> images);

  /// None; the one; or several, ascending, the first 10: then they fit equally well. Longer texts
  /// than 2,000 bytes are not looked through: none. `is_file`: the text is the name of a file.
  NameIndex::Images find(std::string_view text, bool is_file = false);

  /// What all answers so far have cost, in words looked at.
  std::size_t steps() const { return steps_; }

 private:
  /// A name, and the images that have it.
  struct Name {
    std::string text;
    bool is_one_word = false;  ///< and no number of six digits: it must stand by itself
    NameIndex::Images images;
  };
  using Node = std::uint32_t;

  struct Place {
    std::size_t first = 0, last = 0;  ///< words
    bool is_one_word = false;
    NameIndex::Images images;
  };

  void add(std::string_view name, std::uint32_t image);
  std::vector<Place> places_in(const SearchedText& text);
  Place longest_at(const SearchedText& text, std::size_t first);
  static bool stands(const Name& name, const SearchedText& text, std::size_t first,
                     std::size_t last);
  NameIndex::Images with_ending(const Name& name, std::string_view ending) const;

  std::vector<std::string_view> endings_;             ///< by image; empty: none
  std::unordered_map<std::uint64_t, Node> steps_of_;  ///< of a node and the hash of what follows
  std::unordered_map<Node, Name> names_;              ///< that end at a node
  Node nodes_ = 1;                                    ///< 0 is where all names begin
  std::size_t steps_ = 0;
};

}  // namespace imagelift::metrics
