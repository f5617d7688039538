#include "source/read_file.h"

#include "text/read_file.h"

namespace imagelift::source {
namespace {

Failure failure_of(const text::ReadFault& fault) {
  switch (fault.kind) {
    case text::ReadFault::Kind::refused:
      return {Stage::fetch, failure_code_of(fault.code),
              "The file cannot be read: " + to_string(fault) + "."};
    case text::ReadFault::Kind::not_regular:
      return {Stage::fetch, FailureCode::unreadable, "This is not a regular file."};
    case text::ReadFault::Kind::too_large:
      break;
  }
  return {Stage::fetch, FailureCode::too_large,
          "The file is larger than " + std::to_string(fault.max_bytes) + " bytes."};
}

}  // namespace

std::variant<Bytes, Failure> read_file(const std::filesystem::path& file, std::uint64_t max_bytes) {
  auto content = text::read_bytes(file, max_bytes, text::Allowed::regular_not_link);
  if (const auto* fault = std::get_if<text::ReadFault>(&content)) return failure_of(*fault);
  return std::move(std::get<Bytes>(content));
}

FailureCode failure_code_of(const std::error_code& error) {
  if (error == std::errc::no_such_file_or_directory || error == std::errc::not_a_directory) {
    return FailureCode::not_found;
  }
  if (error == std::errc::permission_denied || error == std::errc::operation_not_permitted) {
    return FailureCode::access_denied;
  }
  return FailureCode::unreadable;
}

}  // namespace imagelift::source
