#include "store/schema/writer_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

#include "core/error.h"

namespace imagelift::store {
namespace {

Error lock_error(const std::filesystem::path& file, int error) {
  return run_error("The lock " + file.string() + " cannot be taken: " + std::strerror(error) + ".");
}

std::string host_name() {
  std::array<char, 256> name{};
  gethostname(name.data(), name.size() - 1);
  return name.data();
}

/// Another process may have removed the file between our open and our flock; then the lock that
/// we hold is that of a file nobody else will ever see.
bool is_still_at(int descriptor, const std::filesystem::path& file) {
  struct stat held {};
  struct stat named {};
  return fstat(descriptor, &held) == 0 && stat(file.c_str(), &named) == 0 &&
         held.st_ino == named.st_ino && held.st_dev == named.st_dev;
}

std::string read_all(int descriptor) {
  std::array<char, 1024> text{};
  const ssize_t length = pread(descriptor, text.data(), text.size(), 0);
  return std::string(text.data(), length > 0 ? static_cast<std::size_t>(length) : 0);
}

void write_holder(int descriptor, const std::string& holder) {
  std::string text = "process " + std::to_string(getpid()) + " on " + host_name();
  if (!holder.empty()) text += " (" + holder.substr(0, 512) + ")";
  // Only for the message to others: on a full disk the lock still holds.
  [[maybe_unused]] const int cut = ftruncate(descriptor, 0);
  [[maybe_unused]] const ssize_t written = pwrite(descriptor, text.data(), text.size(), 0);
}

/// An open and locked descriptor, or -1 where the file went away meanwhile.
int try_lock(const std::filesystem::path& file) {
  const int descriptor = open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0644);
  if (descriptor < 0) throw lock_error(file, errno);
  if (flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
    const int error = errno;
    const std::string holder = read_all(descriptor);
    close(descriptor);
    if (error != EWOULDBLOCK) throw lock_error(file, error);
    throw run_error("Somebody else is writing here: " +
                    (holder.empty() ? std::string("another process") : holder) + " holds " +
                    file.string() + ".");
  }
  if (is_still_at(descriptor, file)) return descriptor;
  close(descriptor);
  return -1;
}

}  // namespace

WriterLock::WriterLock(const std::filesystem::path& lock_file, const std::string& holder)
    : path_(lock_file) {
  while (descriptor_ < 0) descriptor_ = try_lock(path_);
  write_holder(descriptor_, holder);
}

WriterLock WriterLock::of_folder(const std::filesystem::path& folder, const std::string& holder) {
  return {folder / ".imagelift.lock", holder};
}

WriterLock::WriterLock(WriterLock&& other) noexcept
    : path_(std::move(other.path_)), descriptor_(std::exchange(other.descriptor_, -1)) {}

WriterLock& WriterLock::operator=(WriterLock&& other) noexcept {
  if (this == &other) return *this;
  release();
  path_ = std::move(other.path_);
  descriptor_ = std::exchange(other.descriptor_, -1);
  return *this;
}

WriterLock::~WriterLock() {
  release();
}

void WriterLock::release() noexcept {
  if (descriptor_ < 0) return;
  unlink(path_.c_str());  // while still locked, so that nobody's new lock is removed
  close(descriptor_);
  descriptor_ = -1;
}

}  // namespace imagelift::store
