#include "source/temporary_file.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include <filesystem>

#include "core/error.h"
#include "source/image_name.h"

namespace imagelift::source {

text::FileHandle temporary_file() {
  const auto folder = std::filesystem::temp_directory_path();
  auto pattern = (folder / "imagelift-XXXXXX").string();
  text::FileHandle file(::mkostemp(pattern.data(), O_CLOEXEC));
  if (!file.is_open()) {
    throw run_error("No temporary file can be made for the archive in " +
                    shown_name(folder.native()) + ".");
  }
  ::unlink(pattern.c_str());
  return file;
}

bool write_all(const text::FileHandle& file, std::span<const std::uint8_t> bytes) {
  while (!bytes.empty()) {
    const auto count = ::write(file.get(), bytes.data(), bytes.size());
    if (count <= 0) return false;
    bytes = bytes.subspan(static_cast<std::size_t>(count));
  }
  return true;
}

void throw_no_room() {
  throw run_error("The temporary folder " +
                  shown_name(std::filesystem::temp_directory_path().native()) +
                  " has no room for the archive; TMPDIR names another.");
}

}  // namespace imagelift::source
