#include "store/input_file.h"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <system_error>

#include "core/error.h"

namespace imagelift::store {

std::string read_input_file(const std::filesystem::path& file, std::uint64_t max_bytes) {
  std::error_code error;
  if (!std::filesystem::is_regular_file(file, error)) {
    throw usage_error("There is no file " + file.string() + ".");
  }
  const std::uint64_t bytes = std::filesystem::file_size(file, error);
  if (error) throw usage_error("The file " + file.string() + " cannot be read: " + error.message());
  if (bytes > max_bytes) {
    throw usage_error("The file " + file.string() + " has " + std::to_string(bytes) +
                      " bytes; at most " + std::to_string(max_bytes) + " are read.");
  }
  std::string text(bytes, '\0');
  std::ifstream in(file, std::ios::binary);
  if (!in || !in.read(text.data(), static_cast<std::streamsize>(bytes))) {
    throw usage_error("The file " + file.string() + " cannot be read: " + std::strerror(errno) +
                      ".");
  }
  return text;
}

}  // namespace imagelift::store
