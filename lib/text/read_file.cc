#include "text/read_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <optional>

namespace imagelift::text {
namespace {

constexpr std::size_t kLeastRoom = 4096;  ///< bytes, for a file that does not tell its size

ReadFault refused(int error) {
  return {ReadFault::Kind::refused, {error, std::generic_category()}};
}

/// An open file and the size that it tells.
struct Opened {
  FileHandle handle;
  std::uint64_t size = 0;
};

std::variant<Opened, ReadFault> open_file(const std::filesystem::path& file, Allowed allowed) {
  // O_NONBLOCK: opening a pipe that nobody writes to must not wait where none is wanted.
  const int wait = allowed == Allowed::any ? 0 : O_NONBLOCK;
  const int links = allowed == Allowed::regular_not_link ? O_NOFOLLOW : 0;
  FileHandle handle(::open(file.c_str(), O_RDONLY | O_CLOEXEC | wait | links));
  struct stat status {};
  if (!handle.is_open() || ::fstat(handle.get(), &status) != 0) return refused(errno);
  if (allowed != Allowed::any && !S_ISREG(status.st_mode)) {
    return ReadFault{ReadFault::Kind::not_regular};
  }
  return Opened{std::move(handle), static_cast<std::uint64_t>(status.st_size)};
}

/// Bytes from the place where the file is read; nothing: the system refused, as errno says.
std::optional<std::size_t> read_some(const FileHandle& file, void* bytes, std::size_t count) {
  while (true) {
    const auto got = ::read(file.get(), bytes, count);
    if (got >= 0) return static_cast<std::size_t>(got);
    if (errno != EINTR) return std::nullopt;
  }
}

template <class Content>
std::variant<Content, ReadFault> read_whole(const std::filesystem::path& file,
                                            std::uint64_t max_bytes, Allowed allowed) {
  auto result = open_file(file, allowed);
  if (const auto* fault = std::get_if<ReadFault>(&result)) return *fault;
  const auto& opened = std::get<Opened>(result);
  const ReadFault too_large{ReadFault::Kind::too_large, {}, max_bytes};
  if (opened.size > max_bytes) return too_large;
  Content content;
  content.resize(static_cast<std::size_t>(opened.size));
  std::size_t filled = 0;
  while (true) {
    if (filled == content.size()) {
      // One byte more than expected tells the end of the file from a file that grew.
      if (filled > max_bytes) return too_large;
      content.resize(filled == opened.size && filled > 0 ? filled + 1
                                                         : std::max(2 * filled, kLeastRoom));
    }
    const auto got = read_some(opened.handle, content.data() + filled, content.size() - filled);
    if (!got) return refused(errno);
    if (*got == 0) break;
    filled += *got;
  }
  if (filled > max_bytes) return too_large;
  content.resize(filled);
  return content;
}

std::string read_part(const FileHandle& file, std::size_t bytes, off_t at) {
  std::string text(bytes, '\0');
  const auto got = ::pread(file.get(), text.data(), text.size(), at);
  text.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
  return text;
}

}  // namespace

std::string to_string(const ReadFault& fault) {
  switch (fault.kind) {
    case ReadFault::Kind::refused:
      return fault.code.message();
    case ReadFault::Kind::not_regular:
      return "it is no regular file";
    case ReadFault::Kind::too_large:
      break;
  }
  return "it is larger than " + std::to_string(fault.max_bytes) + " bytes";
}

std::variant<std::string, ReadFault> read_text(const std::filesystem::path& file,
                                               std::uint64_t max_bytes, Allowed allowed) {
  return read_whole<std::string>(file, max_bytes, allowed);
}

std::variant<Bytes, ReadFault> read_bytes(const std::filesystem::path& file,
                                          std::uint64_t max_bytes, Allowed allowed) {
  return read_whole<Bytes>(file, max_bytes, allowed);
}

std::string read_beginning(const std::filesystem::path& file, std::size_t bytes, Allowed allowed) {
  const auto result = open_file(file, allowed);
  const auto* opened = std::get_if<Opened>(&result);
  if (opened == nullptr) return {};
  std::string text(bytes, '\0');
  std::size_t filled = 0;
  while (filled < bytes) {
    const auto got = read_some(opened->handle, text.data() + filled, bytes - filled);
    if (got.value_or(0) == 0) break;
    filled += *got;
  }
  text.resize(filled);
  return text;
}

std::string read_beginning(const FileHandle& file, std::size_t bytes) {
  return read_part(file, bytes, 0);
}

std::string read_end(const FileHandle& file, std::size_t bytes) {
  struct stat status {};
  if (::fstat(file.get(), &status) != 0) return {};
  return read_part(file, bytes, std::max<off_t>(status.st_size - static_cast<off_t>(bytes), 0));
}

}  // namespace imagelift::text
