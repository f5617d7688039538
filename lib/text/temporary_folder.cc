#include "text/temporary_folder.h"

#include <stdlib.h>

#include <cerrno>
#include <string>
#include <system_error>

#include "text/file_handle.h"

namespace imagelift::text {

TemporaryFolder::TemporaryFolder(const std::filesystem::path& parent) {
  std::string name = (parent / "imagelift-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) {
    throw SystemError("No temporary folder can be made in " + parent.string() + ": " +
                      std::generic_category().message(errno) + ".");
  }
  path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

}  // namespace imagelift::text
