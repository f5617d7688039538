#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <system_error>
#include <variant>

#include "text/bytes.h"
#include "text/file_handle.h"

namespace imagelift::text {

/// Why a file was not read.
struct ReadFault {
  enum class Kind {
    refused,      ///< the system says `code`
    not_regular,  ///< a folder, a device, a pipe, where a regular file is wanted
    too_large,    ///< has more bytes than `max_bytes`
  };
  Kind kind;
  std::error_code code = {};
  std::uint64_t max_bytes = 0;

  friend bool operator==(const ReadFault&, const ReadFault&) = default;
};

/// The end of a sentence: `No such file or directory`, `it is no regular file`, `it is larger than
/// 4096 bytes`.
std::string to_string(const ReadFault& fault);

/// What may be read.
enum class Allowed {
  any,               ///< also a pipe, as of a shell's `<(command)`, which is waited for
  regular,           ///< also by way of a symbolic link
  regular_not_link,  ///< no symbolic link as the path's last part
};

/// The whole of a file with at most so many bytes. A regular file's size is checked before anything
/// is read, and one that grows meanwhile is still bounded.
std::variant<std::string, ReadFault> read_text(const std::filesystem::path& file,
                                               std::uint64_t max_bytes,
                                               Allowed allowed = Allowed::any);
std::variant<Bytes, ReadFault> read_bytes(const std::filesystem::path& file,
                                          std::uint64_t max_bytes, Allowed allowed = Allowed::any);

/// Up to so many bytes of a file's beginning; none where it cannot be read.
std::string read_beginning(const std::filesystem::path& file, std::size_t bytes,
                           Allowed allowed = Allowed::any);

/// Up to so many bytes of an open file, the first or the last.
std::string read_beginning(const FileHandle& file, std::size_t bytes);
std::string read_end(const FileHandle& file, std::size_t bytes);

}  // namespace imagelift::text
