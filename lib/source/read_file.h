#pragma once

#include <cstdint>
#include <filesystem>
#include <variant>

#include "source/image_source.h"

namespace imagelift::source {

/// The whole of a regular file; its size is checked before anything is read, and a file that
/// grows meanwhile is still bounded. Devices and pipes are not opened for waiting.
std::variant<Bytes, Failure> read_file(const std::filesystem::path& file, std::uint64_t max_bytes);

}  // namespace imagelift::source
