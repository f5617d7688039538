#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "source/archive_reader.h"
#include "source/image_source.h"
#include "source/selection.h"
#include "source/source_options.h"

namespace imagelift::source {

/// An entry of an archive as its header tells it; its number is its place among all of them.
struct ArchiveMember {
  ArchiveEntry entry;
  Look look = Look::other;  ///< at a file whose name has no ending
};

/// Where an image stands in its archive.
struct ArchivePlace {
  std::size_t ordinal = 0;  ///< number of the entry, from 0; hard links share one
  std::uint64_t bytes = 0;  ///< unpacked; where the archive does not say, the limit
};

/// The images of an archive, and what cannot be one.
struct ArchiveContents {
  std::vector<std::string> paths;    ///< sorted, each once
  std::vector<ArchivePlace> places;  ///< beside `paths`
  std::vector<Unlisted> failures;
  NotTaken not_taken;
};

/// Decides what the members are. Of several under one path the last is taken, as unpacking would
/// leave it. A hard link is an image with the content of what it leads to. Those that lead out of
/// the archive, are encrypted, symbolic links or no files are failures.
ArchiveContents contents_of(const std::vector<ArchiveMember>& members,
                            const SourceOptions& options);

}  // namespace imagelift::source
