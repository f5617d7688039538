#pragma once

#include <filesystem>
#include <set>
#include <span>
#include <string>

namespace imagelift::jenkins {

/// What earlier downloads put into a folder: the paths in `.imagelift-downloaded`, one a line. What
/// is not among them is somebody else's and is not overwritten.
class DownloadMark {
 public:
  explicit DownloadMark(std::filesystem::path folder);

  /// Whether the folder was filled by a download.
  static bool is_there(const std::filesystem::path& folder);

  /// Throws Error, naming the first, where one of the paths is there and is not ours. A folder
  /// without a mark has nothing to tell them by.
  void require_ours(std::span<const std::string> paths) const;

  /// Adds the paths that a download is about to write.
  void add(std::span<const std::string> paths);

 private:
  std::filesystem::path folder_;
  std::set<std::string> paths_;
};

}  // namespace imagelift::jenkins
