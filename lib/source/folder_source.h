#pragma once

#include <filesystem>
#include <memory>

#include "source/image_source.h"
#include "source/source_options.h"

namespace imagelift::source {

/// The pictures of a folder, recursively. Only regular files are ever opened. Symbolic links to
/// files inside the folder are followed, those that lead out of it become failures; links to
/// folders are not followed (what lies inside is listed anyway). Files are read at fetch, whole.
std::unique_ptr<ImageSource> open_folder(const std::filesystem::path& root,
                                         const SourceOptions& options);

}  // namespace imagelift::source
