#include "source/open_source.h"

#include <fcntl.h>

#include <cerrno>
#include <filesystem>
#include <system_error>
#include <utility>

#include "core/error.h"
#include "core/file_format.h"
#include "core/shown_text.h"
#include "net/url.h"
#include "source/archive_signature.h"
#include "source/archive_source.h"
#include "source/bucket_source.h"
#include "source/files_source.h"
#include "source/folder_source.h"
#include "source/image_name.h"
#include "source/list_source.h"
#include "source/read_file.h"
#include "source/selection.h"
#include "source/url_source.h"
#include "text/ascii.h"
#include "text/percent.h"
#include "text/read_file.h"

namespace imagelift::source {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kMostListBytes = 256 << 20;

/// The scheme in lower case and what follows `://`; an empty scheme: the location is no URL.
std::pair<std::string, std::string> split_scheme(const std::string& location) {
  const auto end = location.find("://");
  if (end == std::string::npos || location.find('/') != end + 1) return {};
  return {text::to_lower(std::string_view(location).substr(0, end)), location.substr(end + 3)};
}

std::unique_ptr<ImageSource> open_one(const fs::path& path, const SourceOptions& options) {
  return open_files({{path.filename().native()}, {fs::canonical(path)}, {}}, options);
}

std::unique_ptr<ImageSource> open_text(const fs::path& path, const SourceOptions& options) {
  const auto content = read_file(fs::canonical(path), kMostListBytes);
  if (const auto* failure = std::get_if<Failure>(&content)) {
    throw usage_error("The image source " + shown_name(path.native()) + " cannot be used. " +
                      failure->message);
  }
  const auto& bytes = std::get<Bytes>(content);
  auto folder = fs::canonical(fs::absolute(path).parent_path());
  const auto list = parse_list_file(std::string(bytes.begin(), bytes.end()), file_test(folder));
  if (list) return open_list(*list, std::move(folder), options);
  throw usage_error("The image source " + shown_name(path.native()) +
                    " is no image, no archive and no list. " + what_a_list_is());
}

std::unique_ptr<ImageSource> open_file(const fs::path& path, const SourceOptions& options) {
  text::FileHandle file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (const int error = errno; !file.is_open()) {
    throw usage_error("The image source " + shown_name(path.native()) +
                      " cannot be opened: " + std::generic_category().message(error) + ".");
  }
  const auto beginning = text::read_beginning(file, kFileFormatBytes);
  if (look_at(beginning) == Look::image) return open_one(path, options);
  const auto end = text::read_end(file, kArchiveEnd);
  if (is_archive(std::string_view(beginning).substr(0, kArchiveBeginning), end)) {
    return open_archive(std::move(file), path.filename().native(), options);
  }
  if (has_image_extension(path.native())) return open_one(path, options);
  return open_text(path, options);
}

std::unique_ptr<ImageSource> open_local(const std::string& location, const SourceOptions& options) {
  std::error_code error;
  const auto status = fs::status(location, error);
  if (fs::is_directory(status)) return open_folder(location, options);
  if (fs::is_regular_file(status)) return open_file(location, options);
  const bool is_there = fs::exists(status);
  throw usage_error(
      "The image source '" + shown_name(location) + "' is no URL, " +
      (is_there ? "no folder and no regular file." : "and there is no such folder or file."));
}

}  // namespace

std::unique_ptr<ImageSource> open_source(const std::string& location,
                                         const SourceOptions& options) {
  const auto [scheme, rest] = split_scheme(location);
  if (scheme.empty()) return open_local(location, options);
  if (scheme == "s3" || scheme == "s3a" || scheme == "s3n") {
    return open_s3(parse_bucket_location(rest), options);
  }
  if (scheme == "gs") return open_gs(parse_bucket_location(rest), options);
  if (scheme == "file") return open_local(text::percent_decode(rest), options);
  const auto parsed = net::parse_url(location);
  if (const auto* error = std::get_if<net::HttpError>(&parsed)) {
    throw usage_error("The image source " + shown_name(shown_address(location)) +
                      " cannot be used. " + error->message);
  }
  return open_url(std::get<net::Url>(parsed), options);
}

}  // namespace imagelift::source
