#pragma once

#include <filesystem>
#include <string_view>

namespace imagelift::text {

/// A new folder that goes with this object, and all in it. Throws SystemError where none can be
/// made.
class TemporaryFolder {
 public:
  /// Below `parent`; by default where TMPDIR says.
  explicit TemporaryFolder(
      const std::filesystem::path& parent = std::filesystem::temp_directory_path());
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder();

  const std::filesystem::path& path() const { return path_; }
  std::filesystem::path operator/(std::string_view name) const { return path_ / name; }

 private:
  std::filesystem::path path_;
};

}  // namespace imagelift::text
