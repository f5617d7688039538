#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace imagelift::store {

/// Files and folders that are shown together or not at all: they are written to a hidden folder
/// beside their places, and publish() puts them there as one. Because no file system can rename
/// several names at once, a journal is written first; a process that finds one completes (or,
/// where a step had failed, takes back) what was begun. While the journal is there, the visible
/// files may be of two runs: readers ask is_between_runs().
///
/// One process at a time may use an area (RunFolder has the lock). All functions throw Error.
class StagingArea {
 public:
  /// `hidden` is a folder of ours below `root`, on its file system. Ends what a killed process had
  /// begun, in either direction.
  StagingArea(std::filesystem::path root, std::filesystem::path hidden);

  /// Where the new files are written, under the names that they will have in `root`. Made anew, so
  /// nothing of an earlier attempt is in it.
  std::filesystem::path begin() const;

  /// Puts everything in begin()'s folder, and then the file `moved` (below `hidden`; it keeps its
  /// name), into `root`, and takes the names `removed` out of it. Where a step fails, all of it is
  /// taken back, and the Error says what failed.
  void publish(const std::filesystem::path& moved, const std::vector<std::string>& removed) const;

  /// Whether a process was killed while publishing and nobody has ended that yet.
  static bool is_between_runs(const std::filesystem::path& hidden);

 private:
  std::filesystem::path root_, hidden_;
};

}  // namespace imagelift::store
