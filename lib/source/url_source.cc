#include "source/url_source.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <string>
#include <utility>

#include "core/error.h"
#include "net/http_client.h"
#include "source/archive_reader.h"
#include "source/archive_source.h"
#include "source/image_name.h"
#include "source/index_source.h"
#include "source/listing.h"
#include "source/remote.h"
#include "source/url_list_source.h"

namespace imagelift::source {
namespace {

using namespace std::string_view_literals;

constexpr auto kLongestArchiveDownload = std::chrono::hours(2);

bool ends_with_any(std::string_view path, std::span<const std::string_view> endings) {
  std::string lower(path);
  std::ranges::transform(lower, lower.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return std::ranges::any_of(endings, [&](std::string_view e) { return lower.ends_with(e); });
}

constexpr std::array kArchiveEndings = {".zip"sv,     ".tar"sv, ".tgz"sv,    ".tar.gz"sv, ".tbz2"sv,
                                        ".tar.bz2"sv, ".txz"sv, ".tar.xz"sv, ".tar.zst"sv};
constexpr std::array kListEndings = {".txt"sv, ".lst"sv, ".list"sv, ".urls"sv};

FileHandle temporary_file() {
  auto pattern = (std::filesystem::temp_directory_path() / "imagelift-XXXXXX").string();
  FileHandle file(::mkostemp(pattern.data(), O_CLOEXEC));
  if (!file.is_open()) throw run_error("No temporary file can be made for the archive.");
  ::unlink(pattern.c_str());
  return file;
}

bool write_all(int file, std::span<const std::uint8_t> bytes) {
  while (!bytes.empty()) {
    const auto count = ::write(file, bytes.data(), bytes.size());
    if (count <= 0) return false;
    bytes = bytes.subspan(static_cast<std::size_t>(count));
  }
  return true;
}

class UrlSource final : public ImageSource {
 public:
  UrlSource(net::Url url, const SourceOptions& options) : url_(std::move(url)), options_(options) {}

  Listing list(Progress& progress, std::stop_token stop) override {
    inner_ = open_inner(stop);
    return inner_->list(progress, std::move(stop));
  }

  void fetch(std::span<const std::size_t> wanted, const Deliver& deliver,
             std::stop_token stop) override {
    inner_->fetch(wanted, deliver, std::move(stop));
  }

 private:
  std::unique_ptr<ImageSource> open_inner(const std::stop_token& stop) const {
    if (url_.path.ends_with('/')) return open_index(url_, options_);
    if (has_image_extension(url_.path)) return single();
    if (ends_with_any(url_.path, kArchiveEndings)) return downloaded_archive(stop);
    net::HttpClient client(http_options(options_));
    const auto result =
        net::expect_success(send_for_listing(client, get_request(url_, options_), stop));
    if (const auto* error = std::get_if<net::HttpError>(&result)) {
      throw run_error("The image source cannot be read: " + error->message);
    }
    return by_content(std::get<net::HttpResponse>(result), stop);
  }

  std::unique_ptr<ImageSource> by_content(const net::HttpResponse& response,
                                          const std::stop_token& stop) const {
    const auto text = text_of(response);
    if (is_archive(std::string_view(text).substr(0, 512))) return downloaded_archive(stop);
    const auto type = response.headers.find("Content-Type").value_or("");
    if (type.find("html") != std::string::npos) return open_index(response.url, options_);
    if (ends_with_any(url_.path, kListEndings) || is_url_list(text)) {
      return open_url_list(parse_url_list(text), options_);
    }
    return single();
  }

  std::unique_ptr<ImageSource> single() const { return open_url_list({{url_}, {}, 0}, options_); }

  std::unique_ptr<ImageSource> downloaded_archive(const std::stop_token& stop) const {
    auto file = temporary_file();
    bool written = true;
    auto request = get_request(url_, options_);
    request.limits.max_bytes = options_.archive.max_archive_bytes;
    request.limits.timeout = kLongestArchiveDownload;
    request.sink = [&](std::span<const std::uint8_t> bytes) {
      written = written && write_all(file.get(), bytes);
      return written;
    };
    net::HttpClient client(http_options(options_));
    const auto result = net::expect_success(send_for_listing(client, std::move(request), stop));
    if (!written) throw run_error("The disk has no room for the archive.");
    if (const auto* error = std::get_if<net::HttpError>(&result)) {
      throw run_error("The archive cannot be fetched: " + error->message);
    }
    const auto name = net::percent_decode(url_.path.substr(url_.path.rfind('/') + 1));
    return open_archive(std::move(file), name, options_);
  }

  net::Url url_;
  SourceOptions options_;
  std::unique_ptr<ImageSource> inner_;  // from list on
};

}  // namespace

std::unique_ptr<ImageSource> open_url(const net::Url& url, const SourceOptions& options) {
  return std::make_unique<UrlSource>(url, options);
}

}  // namespace imagelift::source
