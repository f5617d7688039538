#include "source/index_source.h"

#include <algorithm>
#include <deque>
#include <optional>
#include <set>
#include <utility>

#include "core/error.h"
#include "core/file_format.h"
#include "net/http_client.h"
#include "source/image_source.h"
#include "source/index_page.h"
#include "source/index_root.h"
#include "source/remote.h"
#include "source/selection.h"

namespace imagelift::source {
namespace {

constexpr int kDeepest = 64;

struct Page {
  net::Url url;
  int depth = 0;
  /// Its link does not end with '/': it is a folder if it redirects to one that does, and else a
  /// file without an ending.
  bool may_be_file = false;
};

/// What was found, page by page.
struct Crawl {
  std::deque<Page> pages;
  std::set<std::string> seen;  // links
  std::vector<std::string> paths;
  std::vector<net::Url> urls;  // beside `paths`
  std::vector<Unlisted> failures;
  NotTaken not_taken;
};

std::string content_type(const net::HttpResponse& response) {
  return response.headers.find("Content-Type").value_or("");
}

net::Url in_normal_form(net::Url url) {
  url.path = net::normal_path(url.path);
  return url;
}

/// Whether a redirect did more than to add the slash of a folder or TLS.
bool leads_elsewhere(const net::Url& asked, const net::Url& found) {
  const auto before = net::normal_path(asked.path);
  const auto after = net::normal_path(found.path);
  return asked.host != found.host || (after != before && after != before + "/");
}

class IndexSource final : public ImageSource {
 public:
  IndexSource(net::Url root, const SourceOptions& options)
      : options_(options),
        root_url_(in_normal_form(std::move(root))),
        client_(web_options(options)) {}

  Listing list(Progress& progress, std::stop_token stop) override;
  void fetch(std::span<const std::size_t> wanted, const Deliver& deliver,
             std::stop_token stop) override {
    const auto request_of = [&](std::size_t index) {
      return image_request(urls_.at(index), options_);
    };
    fetch_remote(client_, options_, wanted, request_of, deliver, std::move(stop));
  }

 private:
  void read_root(Crawl& crawl, Progress& progress, const std::stop_token& stop);
  void read_page(const Page& page, Crawl& crawl, const std::stop_token& stop);
  void look_at(const Page& page, Crawl& crawl, const std::stop_token& stop);
  void take_page(const net::HttpResponse& response, const IndexPage& index, int depth,
                 Crawl& crawl) const;
  void take_link(net::Url url, int depth, Crawl& crawl) const;
  void take_file(net::Url url, std::string path, Crawl& crawl) const;
  void count_link_out(const net::Url& url, Crawl& crawl) const;

  SourceOptions options_;
  net::Url root_url_;
  IndexRoot root_{root_url_};
  net::HttpClient client_;
  std::vector<net::Url> urls_;  // by index into Listing::images
};

/// The root page must be there; where it redirects to is the root.
void IndexSource::read_root(Crawl& crawl, Progress& progress, const std::stop_token& stop) {
  auto result =
      net::expect_success(send_for_listing(client_, get_request(root_url_, options_), stop));
  if (const auto* error = std::get_if<net::HttpError>(&result)) {
    throw run_error("The index page " + net::without_secrets(root_url_) + " cannot be read. " +
                    error->message);
  }
  const auto& response = std::get<net::HttpResponse>(result);
  const auto index = read_index_page(text_of(response), content_type(response));
  if (!index) {
    throw run_error("The index page " + net::without_secrets(response.url) +
                    " is neither HTML nor a listing as JSON or XML.");
  }
  if (leads_elsewhere(root_url_, response.url)) {
    progress.warn("the index page is a redirect to " + net::without_secrets(response.url));
  }
  root_ = IndexRoot(response.url);
  take_page(response, *index, 0, crawl);
}

/// Any other page may fail.
void IndexSource::read_page(const Page& page, Crawl& crawl, const std::stop_token& stop) {
  if (page.may_be_file) return look_at(page, crawl, stop);
  auto result =
      net::expect_success(send_for_listing(client_, get_request(page.url, options_), stop));
  if (auto* error = std::get_if<net::HttpError>(&result)) {
    crawl.failures.push_back(
        unlisted(root_.path_of(page.url).value_or(""), error->code, error->message));
    return;
  }
  const auto& response = std::get<net::HttpResponse>(result);
  if (!root_.path_of(response.url)) return;
  const auto index = read_index_page(text_of(response), content_type(response));
  if (index) take_page(response, *index, page.depth, crawl);
}

/// Asks for a file without an ending and reads no more of it than shows what it is.
void IndexSource::look_at(const Page& page, Crawl& crawl, const std::stop_token& stop) {
  bool folder = false;
  std::string body;
  auto request = get_request(page.url, options_);
  request.begun = [&](const net::HttpResponse& response) {
    folder = response.url.path.ends_with('/');
  };
  request.sink = [&](std::span<const std::uint8_t> piece) {
    body.append(piece.begin(), piece.end());
    return folder || body.size() < kFileFormatBytes;
  };
  auto result = net::expect_success(send_for_listing(client_, std::move(request), stop));
  auto* response = std::get_if<net::HttpResponse>(&result);
  auto path = root_.path_of(page.url).value_or("");
  if (folder && response != nullptr && root_.path_of(response->url)) {
    const auto index = read_index_page(body, content_type(*response));
    if (index) take_page(*response, *index, page.depth, crawl);
    return;
  }
  const auto* format = file_format_of(body);
  if (!folder && format != nullptr && format->kind == FileKind::decoded) {
    return take_file(page.url, std::move(path), crawl);
  }
  crawl.not_taken.add_ending(path);
}

void IndexSource::take_page(const net::HttpResponse& response, const IndexPage& index, int depth,
                            Crawl& crawl) const {
  auto base = response.url;
  if (index.base) {
    auto named = net::resolve_url(base, *index.base);
    if (auto* url = std::get_if<net::Url>(&named)) base = std::move(*url);
  }
  for (const auto& link : index.links) {
    auto resolved = net::resolve_url(base, link);
    if (auto* url = std::get_if<net::Url>(&resolved)) take_link(std::move(*url), depth, crawl);
  }
  if (!index.next.empty()) {
    auto next = response.url;
    next.query = index.next;
    if (crawl.seen.insert(net::to_string(next)).second) crawl.pages.push_back({next, depth});
  }
}

void IndexSource::take_link(net::Url url, int depth, Crawl& crawl) const {
  if (is_jenkins_action(url)) return;
  auto path = root_.path_of(url);
  const auto key = net::origin(url) + net::normal_path(url.path) + "?" + url.query;
  if (!crawl.seen.insert(key).second) return;
  if (!path) return count_link_out(url, crawl);
  const bool folder = url.path.ends_with('/');
  // Pages link to themselves in other orders of sorting.
  if (path->empty() || (folder && !url.query.empty())) return;
  if (is_hidden(*path)) {
    ++crawl.not_taken.hidden;
  } else if (folder) {
    if (depth < kDeepest) crawl.pages.push_back({std::move(url), depth + 1});
  } else if (ending_of(*path).empty() && url.query.empty() &&
             !is_selected(*path, options_.selection)) {
    if (depth < kDeepest) crawl.pages.push_back({std::move(url), depth + 1, true});
  } else if (take(*path, options_.selection, crawl.not_taken)) {
    take_file(std::move(url), std::move(*path), crawl);
  }
}

void IndexSource::take_file(net::Url url, std::string path, Crawl& crawl) const {
  crawl.paths.push_back(std::move(path));
  crawl.urls.push_back(std::move(url));
}

void IndexSource::count_link_out(const net::Url& url, Crawl& crawl) const {
  if (!root_.is_same_host(url)) {
    ++crawl.not_taken.links_elsewhere;
  } else if (!root_.lies_in(url)) {
    ++crawl.not_taken.links_above;
  }
}

Listing IndexSource::list(Progress& progress, std::stop_token stop) {
  Crawl crawl;
  read_root(crawl, progress, stop);
  for (std::size_t pages = 1; !crawl.pages.empty(); ++pages) {
    if (pages + crawl.pages.size() > options_.limits.max_pages ||
        crawl.paths.size() > options_.limits.max_images) {
      throw run_error("The index " + net::without_secrets(root_url_) +
                      " has more pages or images than the limit allows.");
    }
    const auto page = std::move(crawl.pages.front());
    crawl.pages.pop_front();
    read_page(page, crawl, stop);
    progress.advance("list", crawl.paths.size(), 0);
  }
  auto ordered = order_listing(crawl.paths, std::move(crawl.failures), options_.limits);
  urls_.clear();
  for (const auto position : ordered.positions) urls_.push_back(crawl.urls[position]);
  progress.advance("list", urls_.size(), urls_.size());
  ordered.listing.not_taken = std::move(crawl.not_taken);
  return std::move(ordered.listing);
}

}  // namespace

std::unique_ptr<ImageSource> open_index(const net::Url& root, const SourceOptions& options) {
  return std::make_unique<IndexSource>(root, options);
}

}  // namespace imagelift::source
