#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <system_error>
#include <variant>

#include "source/image_source.h"

namespace imagelift::source {

/// The whole of a regular file; its size is checked before anything is read, and a file that
/// grows meanwhile is still bounded. Devices and pipes are not opened for waiting.
std::variant<Bytes, Failure> read_file(const std::filesystem::path& file, std::uint64_t max_bytes);

/// Up to so many bytes of its beginning; none where it cannot be read.
std::string read_beginning(const std::filesystem::path& file, std::size_t bytes);

/// What an error of the file system is for a picture.
FailureCode failure_code_of(const std::error_code& error);

}  // namespace imagelift::source
