#pragma once

#include <filesystem>
#include <string>

namespace imagelift::store {

/// The right to be the one writer of a file or folder, held from construction to destruction.
/// A lock file beside the thing says who holds it. The kernel drops the lock with the process
/// (flock), so a lock file that a killed process left behind holds nobody up.
class WriterLock {
 public:
  /// Takes the lock of a file: `lock_file` is created, and removed at the end. `holder` is for
  /// the message to the one who comes second, e.g. `run 7f3a of demo/dev`. Throws Error naming
  /// process, host and holder where somebody has it.
  WriterLock(const std::filesystem::path& lock_file, const std::string& holder);

  /// `.imagelift.lock` in a folder, which must exist.
  static WriterLock of_folder(const std::filesystem::path& folder, const std::string& holder);

  WriterLock(WriterLock&& other) noexcept;
  WriterLock& operator=(WriterLock&& other) noexcept;
  ~WriterLock();

 private:
  void release() noexcept;

  std::filesystem::path path_;
  int descriptor_ = -1;
};

}  // namespace imagelift::store
