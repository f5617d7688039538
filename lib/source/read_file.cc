#include "source/read_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <string>
#include <system_error>

#include "source/file_handle.h"

namespace imagelift::source {
namespace {

Failure failure(FailureCode code, std::string message) {
  return {Stage::fetch, code, std::move(message)};
}

Failure too_large(std::uint64_t max_bytes) {
  return failure(FailureCode::too_large,
                 "The file is larger than " + std::to_string(max_bytes) + " bytes.");
}

Failure failure_of_errno(int error) {
  const std::error_code code(error, std::generic_category());
  return failure(failure_code_of(code), "The file cannot be read: " + code.message() + ".");
}

FileHandle open_for_reading(const std::filesystem::path& file) {
  // O_NONBLOCK: opening a pipe that nobody writes to must not wait.
  return FileHandle(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW));
}

}  // namespace

std::variant<Bytes, Failure> read_file(const std::filesystem::path& file, std::uint64_t max_bytes) {
  const FileHandle handle = open_for_reading(file);
  if (!handle.is_open()) return failure_of_errno(errno);
  struct stat status {};
  if (::fstat(handle.get(), &status) != 0) return failure_of_errno(errno);
  if (!S_ISREG(status.st_mode)) {
    return failure(FailureCode::unreadable, "This is not a regular file.");
  }
  if (static_cast<std::uint64_t>(status.st_size) > max_bytes) return too_large(max_bytes);

  Bytes bytes(static_cast<std::size_t>(status.st_size));
  std::size_t filled = 0;
  while (true) {
    if (filled == bytes.size()) {
      // One byte more than expected tells the end of the file from a file that grew.
      if (filled > max_bytes) return too_large(max_bytes);
      bytes.resize(filled == static_cast<std::size_t>(status.st_size) ? filled + 1 : filled * 2);
    }
    const auto count = ::read(handle.get(), bytes.data() + filled, bytes.size() - filled);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return failure_of_errno(errno);
    if (count == 0) break;
    filled += static_cast<std::size_t>(count);
  }
  if (filled > max_bytes) return too_large(max_bytes);
  bytes.resize(filled);
  return bytes;
}

std::string read_beginning(const std::filesystem::path& file, std::size_t bytes) {
  const FileHandle handle = open_for_reading(file);
  struct stat status {};
  if (!handle.is_open() || ::fstat(handle.get(), &status) != 0 || !S_ISREG(status.st_mode)) {
    return {};
  }
  std::string text(bytes, '\0');
  const auto count = ::pread(handle.get(), text.data(), text.size(), 0);
  text.resize(static_cast<std::size_t>(std::max<ssize_t>(count, 0)));
  return text;
}

FailureCode failure_code_of(const std::error_code& error) {
  if (error == std::errc::no_such_file_or_directory || error == std::errc::not_a_directory) {
    return FailureCode::not_found;
  }
  if (error == std::errc::permission_denied || error == std::errc::operation_not_permitted) {
    return FailureCode::access_denied;
  }
  return FailureCode::unreadable;
}

}  // namespace imagelift::source
