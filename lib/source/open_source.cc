#include "source/open_source.h"

#include <filesystem>
#include <system_error>

#include "core/error.h"
#include "source/folder_source.h"

namespace imagelift::source {

std::unique_ptr<ImageSource> open_source(const std::string& location,
                                         const SourceOptions& options) {
  std::error_code error;
  if (std::filesystem::is_directory(location, error)) return open_folder(location, options);
  throw usage_error("The image source is not a folder that exists.");
}

}  // namespace imagelift::source
