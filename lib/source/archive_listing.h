#pragma once

#include <cstdint>
#include <stop_token>
#include <string>

#include "source/archive_members.h"
#include "source/source_options.h"

namespace imagelift::source {

/// Walks the archive once; `name` is the archive's own, `archive_bytes` its size. Says how names
/// that are not UTF-8 were read. Throws Error for what is no archive or is encrypted as a whole.
ArchiveContents walk_archive(int descriptor, std::uint64_t archive_bytes, const std::string& name,
                             const SourceOptions& options, Progress& progress,
                             const std::stop_token& stop);

}  // namespace imagelift::source
