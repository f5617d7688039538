#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <system_error>
#include <variant>

#include "source/image_source.h"

namespace imagelift::source {

/// The whole of a regular file, which is no symbolic link, as an image's content or failure.
std::variant<Bytes, Failure> read_file(const std::filesystem::path& file, std::uint64_t max_bytes);

/// What an error of the file system is for an image.
FailureCode failure_code_of(const std::error_code& error);

}  // namespace imagelift::source
