#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "source/file_handle.h"
#include "source/image_source.h"
#include "source/source_options.h"

namespace imagelift::source {

/// The pictures in a zip or tar (also packed by gzip, bzip2, xz or zstd). Nothing is unpacked to
/// disk. Failures of the listing: entries whose names are absolute or lead upwards, that are
/// encrypted, no regular files, or too large; and the archive itself, under `name`, from where it
/// is damaged or beyond its limits. Fetching passes over the archive, several times where the
/// order wanted is not its own and more than 256 MiB would have to be kept.
std::unique_ptr<ImageSource> open_archive(FileHandle file, std::string name,
                                          const SourceOptions& options);

}  // namespace imagelift::source
