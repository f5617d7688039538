#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "source/image_source.h"
#include "source/source_options.h"
#include "text/file_handle.h"

namespace imagelift::source {

/// The images in a zip, a 7z, a rar or a tar (also packed by gzip, bzip2, xz or zstd). Nothing is
/// unpacked to disk. Hard links are images of their own; of a member stored twice the last is
/// taken. Failures of the listing: entries whose names are absolute or lead upwards, that are
/// encrypted, symbolic links, no regular files, or too large; and the archive itself, under `name`,
/// from where it is damaged or beyond its limits. Fetching passes over the archive, several times
/// where the order wanted is not its own and more than 256 MiB would have to be kept.
std::unique_ptr<ImageSource> open_archive(text::FileHandle file, std::string name,
                                          const SourceOptions& options);

}  // namespace imagelift::source
