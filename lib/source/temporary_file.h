#pragma once

#include <cstdint>
#include <span>

#include "text/file_handle.h"

namespace imagelift::source {

/// A file without a name, for an archive that is downloaded; it goes away with its handle. Throws
/// imagelift::Error where the temporary folder cannot be written to.
text::FileHandle temporary_file();

/// False where the disk is full.
bool write_all(const text::FileHandle& file, std::span<const std::uint8_t> bytes);

/// Throws the Error of a disk that was full.
[[noreturn]] void throw_no_room();

}  // namespace imagelift::source
