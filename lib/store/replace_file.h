#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace imagelift::store {

/// A file that appears whole or not at all: written beside its place, flushed to disk, renamed.
/// Without commit() the destructor removes what was written and the previous file stays.
/// All functions throw Error with the file's name and the system's reason.
class ReplaceFile {
 public:
  explicit ReplaceFile(const std::filesystem::path& target);
  ReplaceFile(const ReplaceFile&) = delete;
  ReplaceFile& operator=(const ReplaceFile&) = delete;
  ~ReplaceFile();

  /// Appends; buffered, so many small pieces are cheap.
  void write(std::string_view bytes);
  void commit();

 private:
  void flush();
  [[noreturn]] void fail(const char* doing, int error);

  std::filesystem::path target_, beside_;
  std::string buffer_;
  int descriptor_ = -1;
};

/// The same in one call.
void replace_file(const std::filesystem::path& target, std::string_view bytes);

/// Puts a folder in the place of another, or where none is, at once where the file system can
/// exchange; then removes the other one. Throws std::filesystem::filesystem_error.
void replace_folder(const std::filesystem::path& fresh, const std::filesystem::path& folder);

}  // namespace imagelift::store
