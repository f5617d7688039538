#pragma once

#include <cstddef>
#include <cstdint>
#include <stop_token>
#include <string>
#include <vector>

#include "source/archive_reader.h"
#include "source/listing.h"
#include "source/source_options.h"

namespace imagelift::source {

/// Where a picture stands in its archive.
struct ArchivePlace {
  std::size_t ordinal = 0;  ///< number of the entry, from 0
  std::uint64_t bytes = 0;  ///< unpacked; where the archive does not say, the limit
};

/// The pictures of an archive in its own order, and what cannot be one.
struct ArchiveContents {
  std::vector<std::string> paths;
  std::vector<ArchivePlace> places;  ///< beside `paths`
  std::vector<Unlisted> failures;
  NotTaken not_taken;
};

/// Walks the archive once; `name` is the archive's own, `archive_bytes` its size.
ArchiveContents walk_archive(int descriptor, std::uint64_t archive_bytes, const std::string& name,
                             const SourceOptions& options, Progress& progress,
                             const std::stop_token& stop);

}  // namespace imagelift::source
