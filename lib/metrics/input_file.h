#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace imagelift::metrics {

/// The bytes of a file that somebody gave us. Throws Error (wrong usage) where it is not there,
/// cannot be read, or is larger than `max_bytes`.
std::string read_input_file(const std::filesystem::path& file, std::uint64_t max_bytes);

}  // namespace imagelift::metrics
