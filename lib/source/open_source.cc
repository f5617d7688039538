#include "source/open_source.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <filesystem>
#include <system_error>

#include "core/error.h"
#include "core/shown_text.h"
#include "net/url.h"
#include "source/archive_reader.h"
#include "source/archive_source.h"
#include "source/bucket_source.h"
#include "source/file_handle.h"
#include "source/folder_source.h"
#include "source/image_name.h"
#include "source/read_file.h"
#include "source/url_list_source.h"
#include "source/url_source.h"

namespace imagelift::source {
namespace {

constexpr std::uint64_t kMostListBytes = 256 << 20;

bool is_url(const std::string& location) {
  const auto scheme = location.find("://");
  return scheme != std::string::npos && location.find('/') == scheme + 1;
}

std::unique_ptr<ImageSource> open_remote(const std::string& location,
                                         const SourceOptions& options) {
  if (location.starts_with("s3://")) {
    return open_s3(parse_bucket_location(location.substr(5)), options);
  }
  if (location.starts_with("gs://")) {
    return open_gs(parse_bucket_location(location.substr(5)), options);
  }
  const auto parsed = net::parse_url(location);
  if (const auto* error = std::get_if<net::HttpError>(&parsed)) {
    throw usage_error("The image source cannot be used. " + error->message);
  }
  return open_url(std::get<net::Url>(parsed), options);
}

std::string beginning_of(const FileHandle& file) {
  std::array<char, 512> buffer{};
  const auto count = ::pread(file.get(), buffer.data(), buffer.size(), 0);
  return {buffer.data(), count > 0 ? static_cast<std::size_t>(count) : 0};
}

std::unique_ptr<ImageSource> open_file(const std::filesystem::path& path,
                                       const SourceOptions& options) {
  FileHandle file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file.is_open()) throw usage_error("The file of the image source cannot be opened.");
  if (is_archive(beginning_of(file))) {
    return open_archive(std::move(file), path.filename().string(), options);
  }
  const auto content = read_file(std::filesystem::canonical(path), kMostListBytes);
  if (const auto* failure = std::get_if<Failure>(&content)) throw usage_error(failure->message);
  const auto& bytes = std::get<Bytes>(content);
  const std::string text(bytes.begin(), bytes.end());
  if (!is_url_list(text)) {
    throw usage_error("The file of the image source is neither an archive nor a list of URLs.");
  }
  return open_url_list(parse_url_list(text), options);
}

}  // namespace

std::unique_ptr<ImageSource> open_source(const std::string& location,
                                         const SourceOptions& options) {
  if (is_url(location)) return open_remote(location, options);
  std::error_code error;
  const auto status = std::filesystem::status(location, error);
  if (std::filesystem::is_directory(status)) return open_folder(location, options);
  if (std::filesystem::is_regular_file(status)) return open_file(location, options);
  throw usage_error("The image source '" + shown_address(location) +
                    "' is no URL, and there is no such folder or file.");
}

}  // namespace imagelift::source
