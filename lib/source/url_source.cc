#include "source/url_source.h"

#include <string>
#include <utility>

#include "core/error.h"
#include "net/http_client.h"
#include "source/archive_signature.h"
#include "source/archive_source.h"
#include "source/image_source.h"
#include "source/index_page.h"
#include "source/index_source.h"
#include "source/list_source.h"
#include "source/path_kind.h"
#include "source/remote.h"
#include "source/selection.h"
#include "source/temporary_file.h"
#include "source/url_list_source.h"
#include "text/percent.h"

namespace imagelift::source {
namespace {

class UrlSource final : public ImageSource {
 public:
  UrlSource(net::Url url, const SourceOptions& options) : url_(std::move(url)), options_(options) {
    options_.access.own_origin = net::origin(url_);
  }

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
    const auto kind = kind_of_path(url_.path);
    if (kind == PathKind::image) return single();
    if (kind == PathKind::archive) return downloaded_archive(stop);
    net::HttpClient client(web_options(options_));
    const auto result =
        net::expect_success(send_for_listing(client, get_request(url_, options_), stop));
    if (const auto* error = std::get_if<net::HttpError>(&result)) {
      throw run_error("The image source " + net::without_secrets(url_) + " cannot be read. " +
                      error->message);
    }
    return by_content(std::get<net::HttpResponse>(result), stop);
  }

  std::unique_ptr<ImageSource> by_content(const net::HttpResponse& response,
                                          const std::stop_token& stop) const {
    const auto text = text_of(response);
    if (look_at(text) == Look::image) return single();
    if (is_archive(std::string_view(text).substr(0, kArchiveBeginning))) {
      return downloaded_archive(stop);
    }
    const auto type = response.headers.find("Content-Type").value_or("");
    if (is_index_page(text, type)) return open_index(response.url, options_);
    if (const auto list = parse_list_file(text)) return open_list(*list, response.url, options_);
    if (kind_of_path(url_.path) != PathKind::list) return single();
    throw run_error("The image source " + net::without_secrets(url_) + " is no list. " +
                    what_a_list_is());
  }

  std::unique_ptr<ImageSource> single() const { return open_url_list({{url_}, {}, 0}, options_); }

  std::unique_ptr<ImageSource> downloaded_archive(const std::stop_token& stop) const {
    auto file = temporary_file();
    bool written = true;
    auto request = get_request(url_, options_);
    request.limits.max_bytes = options_.archive.max_archive_bytes;
    request.limits.timeout = kLongestArchiveDownload;
    request.sink = [&](std::span<const std::uint8_t> bytes) {
      written = written && write_all(file, bytes);
      return written;
    };
    net::HttpClient client(web_options(options_));
    const auto result = net::expect_success(send_for_listing(client, std::move(request), stop));
    if (!written) throw_no_room();
    if (const auto* error = std::get_if<net::HttpError>(&result)) {
      throw run_error("The archive " + net::without_secrets(url_) + " cannot be fetched. " +
                      error->message);
    }
    const auto name = text::percent_decode(url_.path.substr(url_.path.rfind('/') + 1));
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
