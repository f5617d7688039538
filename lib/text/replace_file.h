#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "text/file_handle.h"

namespace imagelift::text {

/// A file that appears whole or not at all: written beside its place, flushed to disk, renamed.
/// Without commit() the destructor removes what was written and the previous file stays.
/// All functions throw SystemError with the file's name and the system's reason.
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
  FileHandle handle_;
};

/// The same in one call.
void replace_file(const std::filesystem::path& target, std::string_view bytes);

/// Puts a folder in the place of another, or where none is, at once where the file system can
/// exchange; then removes the other one. Throws std::filesystem::filesystem_error.
void replace_folder(const std::filesystem::path& fresh, const std::filesystem::path& folder);

/// Makes what was renamed in a folder survive a power cut. Not every file system can; then nothing
/// is lost but that.
void flush_folder(const std::filesystem::path& folder);

}  // namespace imagelift::text
