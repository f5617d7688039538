#include "source/url_list_source.h"

#include <algorithm>
#include <set>
#include <utility>

#include "net/http_client.h"
#include "source/listing.h"
#include "source/remote.h"
#include "source/selection.h"
#include "source/url_paths.h"

namespace imagelift::source {
namespace {

std::string_view trimmed(std::string_view line) {
  constexpr std::string_view kSpace = " \t\r\f\v";
  const auto first = line.find_first_not_of(kSpace);
  if (first == std::string_view::npos) return {};
  return line.substr(first, line.find_last_not_of(kSpace) - first + 1);
}

/// Takes the next line off `text`.
std::string_view next_line(std::string_view& text) {
  const auto end = std::min(text.find('\n'), text.size());
  const auto line = trimmed(text.substr(0, end));
  text.remove_prefix(std::min(end + 1, text.size()));
  return line;
}

std::string_view without_byte_order_mark(std::string_view text) {
  return text.starts_with("\xEF\xBB\xBF") ? text.substr(3) : text;
}

class UrlListSource final : public ImageSource {
 public:
  UrlListSource(UrlList list, const SourceOptions& options)
      : options_(options), list_(std::move(list)), client_(http_options(options)) {}

  Listing list(Progress& progress, std::stop_token stop) override {
    throw_if_stopped(stop);
    std::vector<std::string> paths;
    std::vector<net::Url> found;
    NotTaken not_taken;
    not_taken.repeated = list_.repeated;
    auto failures = list_.failures;
    const auto all_paths = paths_of_urls(list_.urls);
    for (std::size_t i = 0; i < all_paths.size(); ++i) {
      if (!is_selected_from_list(all_paths[i], options_.selection)) {
        ++not_taken.excluded;
        continue;
      }
      if (all_paths[i].find('\0') != std::string::npos) {
        failures.push_back(
            unlisted(list_.urls[i].path, FailureCode::bad_url, "The URL's path holds a NUL byte."));
        continue;
      }
      paths.push_back(all_paths[i]);
      found.push_back(list_.urls[i]);
    }
    auto ordered = order_listing(paths, std::move(failures), options_.limits);
    ordered.listing.not_taken = std::move(not_taken);
    urls_.clear();
    for (const auto position : ordered.positions) urls_.push_back(found[position]);
    progress.advance("list", urls_.size(), urls_.size());
    return std::move(ordered.listing);
  }

  void fetch(std::span<const std::size_t> wanted, const Deliver& deliver,
             std::stop_token stop) override {
    const auto request_of = [&](std::size_t index) {
      return get_request(urls_.at(index), options_);
    };
    fetch_remote(client_, options_, wanted, request_of, deliver, std::move(stop));
  }

 private:
  SourceOptions options_;
  UrlList list_;
  net::HttpClient client_;
  std::vector<net::Url> urls_;  // by index into Listing::images
};

}  // namespace

UrlList parse_url_list(std::string_view text) {
  UrlList list;
  std::set<std::string> seen;
  text = without_byte_order_mark(text);
  for (std::size_t number = 1; !text.empty(); ++number) {
    const auto line = next_line(text);
    if (line.empty() || line[0] == '#') continue;
    auto parsed = net::parse_url(line);
    if (auto* error = std::get_if<net::HttpError>(&parsed)) {
      list.failures.push_back(unlisted("line " + std::to_string(number), FailureCode::bad_url,
                                       std::move(error->message)));
      continue;
    }
    auto& url = std::get<net::Url>(parsed);
    if (seen.insert(net::to_string(url)).second) {
      list.urls.push_back(std::move(url));
    } else {
      ++list.repeated;
    }
  }
  return list;
}

bool is_url_list(std::string_view text) {
  text = without_byte_order_mark(text);
  while (!text.empty()) {
    const auto line = next_line(text);
    if (line.empty() || line[0] == '#') continue;
    return std::holds_alternative<net::Url>(net::parse_url(line));
  }
  return false;
}

std::unique_ptr<ImageSource> open_url_list(UrlList list, const SourceOptions& options) {
  return std::make_unique<UrlListSource>(std::move(list), options);
}

}  // namespace imagelift::source
