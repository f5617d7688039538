#include "metrics/input_file.h"

#include "core/error.h"
#include "text/read_file.h"

namespace imagelift::metrics {

std::string read_input_file(const std::filesystem::path& file, std::uint64_t max_bytes) {
  auto content = text::read_text(file, max_bytes, text::Allowed::regular);
  if (auto* text = std::get_if<std::string>(&content)) return std::move(*text);
  const auto& fault = std::get<text::ReadFault>(content);
  if (fault.kind == text::ReadFault::Kind::not_regular ||
      fault.code == std::errc::no_such_file_or_directory) {
    throw usage_error("There is no file " + file.string() + ".");
  }
  throw usage_error("The file " + file.string() + " cannot be read: " + to_string(fault) + ".");
}

}  // namespace imagelift::metrics
