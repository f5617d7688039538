#include "source/index_source.h"

#include <algorithm>
#include <deque>
#include <optional>
#include <set>
#include <utility>

#include "core/error.h"
#include "net/http_client.h"
#include "source/index_page.h"
#include "source/listing.h"
#include "source/remote.h"
#include "source/selection.h"

namespace imagelift::source {
namespace {

constexpr int kDeepest = 64;

struct Page {
  net::Url url;
  int depth;
};

std::string folder_path(const net::Url& url) {
  return url.path.substr(0, url.path.rfind('/') + 1);
}

bool leads_upwards(std::string_view path) {
  return path == ".." || path.starts_with("../") || path.ends_with("/..") ||
         path.find("/../") != std::string_view::npos;
}

bool is_html(const net::HttpResponse& response) {
  return response.headers.find("Content-Type").value_or("").find("html") != std::string::npos;
}

class IndexSource final : public ImageSource {
 public:
  IndexSource(net::Url root, const SourceOptions& options)
      : options_(options), root_(std::move(root)), client_(http_options(options)) {}

  Listing list(Progress& progress, std::stop_token stop) override;
  void fetch(std::span<const std::size_t> wanted, const Deliver& deliver,
             std::stop_token stop) override {
    const auto request_of = [&](std::size_t index) {
      return get_request(urls_.at(index), options_);
    };
    fetch_remote(client_, options_, wanted, request_of, deliver, std::move(stop));
  }

 private:
  struct Crawl {
    std::deque<Page> pages;
    std::set<std::string> seen;  // URLs of folders and files
    std::vector<std::string> paths;
    std::vector<net::Url> urls;  // beside `paths`
    std::vector<Unlisted> failures;
  };

  std::optional<std::string> path_below_root(const net::Url& url) const;
  std::optional<std::string> read_page(const Page& page, net::Url& base, Crawl& crawl,
                                       const std::stop_token& stop);
  void take_links(const std::string& html, const net::Url& base, int depth, Crawl& crawl) const;

  SourceOptions options_;
  net::Url root_;
  net::HttpClient client_;
  std::vector<net::Url> urls_;  // by index into Listing::images
};

/// The decoded path below the root's folder; empty for what does not lie there.
std::optional<std::string> IndexSource::path_below_root(const net::Url& url) const {
  const auto root_folder = folder_path(root_);
  if (net::origin(url) != net::origin(root_) || !url.path.starts_with(root_folder)) return {};
  auto path = net::percent_decode(url.path.substr(root_folder.size()));
  if (leads_upwards(path) || path.find('\0') != std::string::npos) return {};
  return path;
}

/// The page's HTML; `base` becomes where it really is. The root page must be there, any other may
/// fail.
std::optional<std::string> IndexSource::read_page(const Page& page, net::Url& base, Crawl& crawl,
                                                  const std::stop_token& stop) {
  const bool is_root = page.depth == 0;
  auto result =
      net::expect_success(send_for_listing(client_, get_request(page.url, options_), stop));
  if (auto* error = std::get_if<net::HttpError>(&result)) {
    if (is_root) throw run_error("The index page cannot be read: " + error->message);
    crawl.failures.push_back(
        unlisted(path_below_root(page.url).value_or(""), error->code, error->message));
    return std::nullopt;
  }
  const auto& response = std::get<net::HttpResponse>(result);
  if (is_root) {
    if (!is_html(response)) throw run_error("The index page is not HTML.");
    root_ = response.url;
  }
  if (!is_html(response) || !path_below_root(response.url)) return std::nullopt;
  base = response.url;
  return text_of(response);
}

void IndexSource::take_links(const std::string& html, const net::Url& base, int depth,
                             Crawl& crawl) const {
  for (const auto& link : links_of(html)) {
    auto resolved = net::resolve_url(base, link);
    auto* url = std::get_if<net::Url>(&resolved);
    if (url == nullptr) continue;
    const auto path = path_below_root(*url);
    const bool is_folder = url->path.ends_with('/');
    if (!path || path->empty() || is_hidden(*path) || (is_folder && !url->query.empty())) continue;
    if (!is_folder && !is_selected(*path, options_.selection)) continue;
    if (!crawl.seen.insert(net::to_string(*url)).second) continue;
    if (!is_folder) {
      crawl.paths.push_back(*path);
      crawl.urls.push_back(std::move(*url));
    } else if (depth < kDeepest) {
      crawl.pages.push_back({std::move(*url), depth + 1});
    }
  }
}

Listing IndexSource::list(Progress& progress, std::stop_token stop) {
  Crawl crawl;
  crawl.pages.push_back({root_, 0});
  for (std::size_t pages = 0; !crawl.pages.empty(); ++pages) {
    if (pages + crawl.pages.size() > options_.limits.max_pages ||
        crawl.paths.size() > options_.limits.max_images) {
      throw run_error("The index has more pages or pictures than the limit allows.");
    }
    const auto page = std::move(crawl.pages.front());
    crawl.pages.pop_front();
    net::Url base;
    const auto html = read_page(page, base, crawl, stop);
    if (html) take_links(*html, base, page.depth, crawl);
    progress.advance("list", crawl.paths.size(), 0);
  }
  auto ordered = order_listing(crawl.paths, std::move(crawl.failures), options_.limits);
  urls_.clear();
  for (const auto position : ordered.positions) urls_.push_back(crawl.urls[position]);
  progress.advance("list", urls_.size(), urls_.size());
  return std::move(ordered.listing);
}

}  // namespace

std::unique_ptr<ImageSource> open_index(const net::Url& root, const SourceOptions& options) {
  return std::make_unique<IndexSource>(root, options);
}

}  // namespace imagelift::source
