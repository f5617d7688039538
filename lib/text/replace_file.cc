#include "text/replace_file.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "text/file_handle.h"

namespace imagelift::text {
namespace {

constexpr std::size_t kBufferBytes = 1 << 16;

}  // namespace

ReplaceFile::ReplaceFile(const std::filesystem::path& target)
    : target_(target), beside_(target.string() + ".tmp-" + std::to_string(getpid())) {
  unlink(beside_.c_str());  // of a killed process that had our number
  handle_ = FileHandle(open(beside_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644));
  if (!handle_.is_open()) fail("created", errno);
}

ReplaceFile::~ReplaceFile() {
  if (handle_.is_open()) unlink(beside_.c_str());
}

void ReplaceFile::write(std::string_view bytes) {
  buffer_ += bytes;
  if (buffer_.size() >= kBufferBytes) flush();
}

void ReplaceFile::flush() {
  std::string_view rest = buffer_;
  while (!rest.empty()) {
    const ssize_t written = ::write(handle_.get(), rest.data(), rest.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail("written", errno);
    rest.remove_prefix(static_cast<std::size_t>(written));
  }
  buffer_.clear();
}

void ReplaceFile::commit() {
  flush();
  if (fsync(handle_.get()) != 0) fail("flushed to disk", errno);
  if (rename(beside_.c_str(), target_.c_str()) != 0) fail("put in its place", errno);
  handle_ = {};
  flush_folder(target_.has_parent_path() ? target_.parent_path() : ".");
}

void ReplaceFile::fail(const char* doing, int error) {
  throw SystemError("The file " + target_.string() + " cannot be " + doing + ": " +
                    std::generic_category().message(error) + ".");
}

void replace_file(const std::filesystem::path& target, std::string_view bytes) {
  ReplaceFile file(target);
  file.write(bytes);
  file.commit();
}

void replace_folder(const std::filesystem::path& fresh, const std::filesystem::path& folder) {
  namespace fs = std::filesystem;
  if (!fs::exists(fs::symlink_status(folder))) return fs::rename(fresh, folder);
  if (::renameat2(AT_FDCWD, fresh.c_str(), AT_FDCWD, folder.c_str(), RENAME_EXCHANGE) == 0) {
    fs::remove_all(fresh);
    return;
  }
  const fs::path previous = folder.string() + ".previous";
  fs::remove_all(previous);
  fs::rename(folder, previous);
  fs::rename(fresh, folder);
  fs::remove_all(previous);
}

void flush_folder(const std::filesystem::path& folder) {
  const FileHandle handle(open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (handle.is_open()) fsync(handle.get());
}

}  // namespace imagelift::text
