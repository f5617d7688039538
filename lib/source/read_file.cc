#include "source/read_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

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
  const auto text = "The file cannot be read: " + std::generic_category().message(error) + ".";
  if (error == ENOENT || error == ENOTDIR) return failure(FailureCode::not_found, text);
  if (error == EACCES || error == EPERM) return failure(FailureCode::access_denied, text);
  return failure(FailureCode::unreadable, text);
}

}  // namespace

std::variant<Bytes, Failure> read_file(const std::filesystem::path& file, std::uint64_t max_bytes) {
  // O_NONBLOCK: opening a pipe that nobody writes to must not wait.
  const FileHandle handle(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW));
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

}  // namespace imagelift::source
