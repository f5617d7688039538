#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace imagelift {

/// What the listing of an image source saw and did not take as images, counted: so that nothing
/// is left out silently. Failures are not among these.
struct NotTaken {
  /// Files that are no images, by their ending (ending_of); "": they have none.
  std::map<std::string, std::size_t, std::less<>> endings;
  std::size_t further_endings = 0;  ///< such files whose ending came after 1,000 others
  std::size_t hidden = 0;           ///< files and folders whose name starts with '.'
  std::size_t excluded = 0;         ///< files that --include or --exclude leaves out
  std::size_t own_output = 0;       ///< folders that hold the output of a run
  std::size_t folder_links = 0;     ///< symbolic links to folders that are not followed
  std::size_t repeated = 0;         ///< addresses of a list that stand in it before
  std::size_t replaced = 0;         ///< members of an archive that a later one replaces
  std::size_t links_elsewhere = 0;  ///< links of an index page to other hosts
  std::size_t links_above = 0;      ///< links of an index page above its folder

  /// Counts a file that is no image under the ending of its path.
  void add_ending(std::string_view path);

  /// Adds what another listing has counted.
  void add(const NotTaken& other);

  /// All of them.
  std::size_t count() const;

  /// Files that are no images by their ending, the most frequent first, at most 8.
  std::vector<std::pair<std::string, std::size_t>> named_endings() const;
  std::size_t with_other_endings() const;  ///< named or not
  std::size_t without_ending() const;

  friend bool operator==(const NotTaken&, const NotTaken&) = default;
};

/// The ending of a path's last part, in lower case and without its dot; empty where it has none:
/// up to 10 ASCII letters and digits, a letter among them, after a dot that is not the first
/// character. So `photo.1`, `.profile` and `imgtemp.notes-video` have none.
std::string ending_of(std::string_view path);

/// One sentence per kind that was seen, without a full stop: `12 files with other endings: .txt 7,
/// .mp4 5`. At most 8 endings are named, the most frequent first.
std::vector<std::string> sentences_of(const NotTaken& not_taken);

}  // namespace imagelift
