#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace imagelift::metrics {

/// Finds images by what others call them. Built once over all paths, then a few look-ups for each
/// name, whatever they hold: a listing of 50,000 files of one name in 50,000 folders costs no more.
class NameIndex {
 public:
  using Images = std::vector<std::uint32_t>;  ///< ascending; the first 10 of them

  /// `paths`: by image; an empty one is never found. `names`: likewise, or none at all.
  explicit NameIndex(std::vector<std::string> paths, std::vector<std::string> names = {});

  /// The images that `name` means at the most exact level at which there is one: the whole path;
  /// the name; either without an ending that the other has; the end of a path; that without an
  /// ending. Empty: none.
  Images find(std::string_view name) const;

  /// The images whose path is the end of `name`, the longest; else likewise without an ending.
  Images find_within(std::string_view name) const;

  /// The images whose file's name is that of `name`, in whatever folders; also without an ending
  /// that one of both lacks.
  Images find_by_file(std::string_view name) const;

 private:
  /// Keys by their hashes; what is found must be compared.
  class Table {
   public:
    void add(std::string_view key, std::uint32_t image);
    void sort();
    template <typename Fits>
    Images find(std::string_view key, Fits fits) const;

   private:
    std::vector<std::pair<std::size_t, std::uint32_t>> entries_;
  };

  Images of_path(std::string_view name) const;
  Images of_stem(std::string_view name) const;
  Images of_end(std::string_view name) const;
  Images of_stem_end(std::string_view name) const;

  std::vector<std::string> paths_, names_;
  Table by_path_, by_name_, by_stem_, by_end_, by_stem_end_;
};

}  // namespace imagelift::metrics
