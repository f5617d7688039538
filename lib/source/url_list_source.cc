#include "source/url_list_source.h"

#include <unordered_set>
#include <utility>

#include "core/query_mark.h"
#include "net/http_client.h"
#include "source/image_source.h"
#include "source/remote.h"
#include "source/selection.h"
#include "source/url_paths.h"

namespace imagelift::source {
namespace {

std::string told_doubles(std::size_t count) {
  return std::to_string(count) +
         (count == 1 ? " address of the list names an image"
                     : " addresses of the list name images") +
         " that an earlier one names: they differ in http or https, or in a signature or credential"
         " only; the first counts";
}

class UrlListSource final : public ImageSource {
 public:
  UrlListSource(UrlList list, const SourceOptions& options)
      : options_(options), list_(std::move(list)), client_(web_options(options)) {}

  Listing list(Progress& progress, std::stop_token stop) override {
    throw_if_stopped(stop);
    Named named = name_all(progress);
    auto failures = list_.failures;
    failures.insert(failures.end(), named.failures.begin(), named.failures.end());
    auto ordered = order_listing(named.paths, std::move(failures), options_.limits);
    ordered.listing.not_taken = named.not_taken;
    urls_.clear();
    for (const auto position : ordered.positions) urls_.push_back(named.urls[position]);
    progress.advance("list", urls_.size(), urls_.size());
    return std::move(ordered.listing);
  }

  void fetch(std::span<const std::size_t> wanted, const Deliver& deliver,
             std::stop_token stop) override {
    const auto request_of = [&](std::size_t index) {
      return image_request(urls_.at(index), options_);
    };
    fetch_remote(client_, options_, wanted, request_of, deliver, std::move(stop));
  }

 private:
  struct Named {
    std::vector<std::string> paths;  // none twice
    std::vector<net::Url> urls;      // beside `paths`
    std::vector<Unlisted> failures;
    NotTaken not_taken;
  };

  Named name_all(Progress& progress) const;

  SourceOptions options_;
  UrlList list_;
  net::HttpClient client_;
  std::vector<net::Url> urls_;  // by index into Listing::images
};

/// Two addresses of one path differ in their scheme, or in what a name leaves out: they count once,
/// as one address that stands twice does.
UrlListSource::Named UrlListSource::name_all(Progress& progress) const {
  const auto paths = paths_of_urls(list_.urls, options_.strip_prefix);
  Named named;
  named.not_taken.repeated = list_.repeated;
  std::unordered_set<std::string_view> seen;
  std::size_t doubles = 0;
  bool is_stripped = false;
  for (std::size_t i = 0; i < paths.size(); ++i) {
    is_stripped |= paths[i] != path_of_url(list_.urls[i]);
    if (!is_selected_from_list(without_query_mark(paths[i]), options_.selection)) {
      ++named.not_taken.excluded;
      continue;
    }
    if (paths[i].find('\0') != std::string::npos) {
      named.failures.push_back(
          unlisted(list_.urls[i].path, FailureCode::bad_url, "The URL's path holds a NUL byte."));
    } else if (!seen.insert(paths[i]).second) {
      ++doubles;
    } else {
      named.paths.push_back(paths[i]);
      named.urls.push_back(list_.urls[i]);
    }
  }
  named.not_taken.repeated += doubles;
  if (doubles > 0) progress.warn(told_doubles(doubles));
  if (!options_.strip_prefix.empty() && !paths.empty() && !is_stripped) {
    progress.warn("--strip-prefix: no address of the list begins so (host/path)");
  }
  return named;
}

}  // namespace

std::unique_ptr<ImageSource> open_url_list(UrlList list, const SourceOptions& options) {
  return std::make_unique<UrlListSource>(std::move(list), options);
}

}  // namespace imagelift::source
