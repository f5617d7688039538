#include "worker/commands/models_folder.h"

#include <system_error>

namespace imagelift::worker {

std::filesystem::path default_models_folder() {
  std::error_code error;
  const auto program = std::filesystem::read_symlink("/proc/self/exe", error).parent_path();
  const auto installed = program / "../share/imagelift/models";
  const auto checkout = program / "../../../models/store";  // build/<preset>/bin
  for (const auto& folder : {installed, checkout}) {
    if (!error && std::filesystem::is_directory(folder)) {
      return std::filesystem::weakly_canonical(folder, error);
    }
  }
  return "models/store";
}

}  // namespace imagelift::worker
