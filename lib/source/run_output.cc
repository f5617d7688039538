#include "source/run_output.h"

#include <system_error>

#include "core/error.h"
#include "source/image_name.h"

namespace imagelift::source {

namespace fs = std::filesystem;

bool RunOutput::is_output(const fs::path& folder) const {
  std::error_code ignored;  // of a folder that is not there yet
  const bool is_ours =
      !options_.out.empty() && fs::equivalent(folder, fs::path(options_.out), ignored);
  return is_ours || options_.is_output(folder.native());
}

bool RunOutput::is_part_of_output(const fs::path& folder) const {
  const auto name = folder.filename();
  return (name == "report" || name == "failed") && is_output(folder.parent_path());
}

void RunOutput::require_outside(const fs::path& root) const {
  for (fs::path folder = root; folder.has_relative_path(); folder = folder.parent_path()) {
    if (!is_part_of_output(folder)) continue;
    throw usage_error("The folder " + shown_name(root.native()) +
                      " is the output of a run, which is never a source of images.");
  }
}

}  // namespace imagelift::source
