#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "source/image_source.h"
#include "source/source_options.h"

namespace imagelift::source {

/// Files that were named one by one.
struct NamedFiles {
  std::vector<std::string> paths;            ///< raw, as the images are known
  std::vector<std::filesystem::path> files;  ///< beside `paths`; canonical
  std::vector<Unlisted> failures;
  NotTaken not_taken = {};
};

/// These files, read at fetch, whole. Like every list they are taken whole, unless `include` is
/// given. A file that stands twice counts once.
std::unique_ptr<ImageSource> open_files(NamedFiles named, const SourceOptions& options);

/// Delivers files of this machine, for ImageSource::fetch; `files` by index.
void fetch_files(const std::vector<std::filesystem::path>& files,
                 std::span<const std::size_t> wanted, const SourceOptions& options,
                 const Deliver& deliver, const std::stop_token& stop);

}  // namespace imagelift::source
