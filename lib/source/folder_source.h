#pragma once

#include <filesystem>
#include <memory>

#include "source/image_source.h"
#include "source/source_options.h"

namespace imagelift::source {

/// The images of a folder, recursively. Only regular files are ever opened. Symbolic links to
/// files inside the folder, or inside one of `follow_links`, are followed, those that lead
/// elsewhere become failures. Links to folders inside one of `follow_links` are followed, too;
/// other links to folders are counted (what lies inside the folder itself is listed anyway).
/// Folders that hold the output of a run, and the one of this run, are left out and counted. Files
/// whose names have no ending are known by how they begin. Files are read at fetch, whole. Throws
/// Error (usage) for a folder that is not there or lies in the output of a run.
std::unique_ptr<ImageSource> open_folder(const std::filesystem::path& root,
                                         const SourceOptions& options);

}  // namespace imagelift::source
