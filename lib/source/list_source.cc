#include "source/list_source.h"

#include <map>
#include <set>
#include <utility>

#include "source/files_source.h"
#include "source/image_source.h"
#include "source/mixed_source.h"
#include "source/objects_source.h"
#include "source/roots.h"
#include "source/url_list_source.h"
#include "text/ascii.h"
#include "text/percent.h"

namespace imagelift::source {
namespace {

namespace fs = std::filesystem;

/// The scheme of an address in lower case, as one word for what reads it; empty: none.
std::string scheme_of(const std::string& address) {
  const auto end = address.find("://");
  if (end == std::string::npos) return {};
  std::string scheme = text::to_lower(std::string_view(address).substr(0, end));
  return scheme == "s3a" || scheme == "s3n" ? "s3" : scheme;
}

class Sorting {
 public:
  Sorting(const ListPlace& place, const SourceOptions& options) : place_(place), options_(options) {
    if (const auto* folder = std::get_if<fs::path>(&place)) roots_.emplace(*folder, options);
  }

  void take(const ListEntry& entry) {
    const auto scheme = scheme_of(entry.address);
    const auto rest = scheme.empty() ? "" : entry.address.substr(entry.address.find("://") + 3);
    if (entry.address.empty()) return fail(entry, "The line has no address.");
    if (scheme == "s3" || scheme == "gs") return take_object(entry, scheme, rest);
    if (scheme == "file") return take_file(entry, text::percent_decode(without_host(rest)));
    if (!scheme.empty()) return take_url(entry, net::parse_url(entry.address));
    if (roots_) return take_file(entry, entry.address);
    if (const auto* base = std::get_if<net::Url>(&place_)) {
      return take_url(entry, net::resolve_url(*base, entry.address));
    }
    const auto& bucket = std::get<BucketPlace>(place_);
    take_key(
        entry, bucket.scheme, bucket.bucket,
        entry.address.starts_with('/') ? entry.address.substr(1) : bucket.folder + entry.address);
  }

  std::unique_ptr<ImageSource> finish(const std::string& remark) {
    std::vector<std::unique_ptr<ImageSource>> parts;
    if (!urls_.urls.empty() || !urls_.failures.empty() || urls_.repeated > 0) {
      parts.push_back(open_url_list(std::move(urls_), options_));
    }
    for (auto& [bucket, objects] : objects_) {
      parts.push_back(open_objects(bucket.first, bucket.second, std::move(objects), options_));
    }
    if (!files_.paths.empty()) parts.push_back(open_files(std::move(files_), options_));
    return open_mixed(std::move(parts), remark);
  }

 private:
  static std::string without_host(const std::string& rest) {
    return rest.starts_with("localhost/") ? rest.substr(9) : rest;
  }

  void fail(const ListEntry& entry, std::string message, FailureCode code = FailureCode::bad_url) {
    urls_.failures.push_back(
        unlisted("line " + std::to_string(entry.line), code, std::move(message)));
  }

  void take_url(const ListEntry& entry, std::variant<net::Url, net::HttpError> parsed) {
    if (auto* error = std::get_if<net::HttpError>(&parsed)) return fail(entry, error->message);
    auto& url = std::get<net::Url>(parsed);
    if (seen_.insert(net::to_string(url)).second) {
      urls_.urls.push_back(std::move(url));
    } else {
      ++urls_.repeated;
    }
  }

  void take_object(const ListEntry& entry, const std::string& scheme, const std::string& rest) {
    const auto slash = rest.find('/');
    const bool has_key = slash != std::string::npos && slash + 1 < rest.size();
    if (!has_key || rest.ends_with('/')) return fail(entry, "The address names no object.");
    take_key(entry, scheme, rest.substr(0, slash), rest.substr(slash + 1));
  }

  void take_key(const ListEntry&, const std::string& scheme, const std::string& bucket,
                std::string key) {
    if (seen_.insert(scheme + "://" + bucket + "/" + key).second) {
      objects_[{scheme, bucket}].push_back(std::move(key));
    } else {
      ++urls_.repeated;
    }
  }

  void take_file(const ListEntry& entry, const std::string& path) {
    if (!roots_) return fail(entry, "A list from elsewhere cannot name files of this machine.");
    auto led = roots_->target_of(roots_->own() / path);
    if (const auto* failure = std::get_if<Failure>(&led)) {
      return fail(entry, failure->message, failure->code);
    }
    const auto below = (roots_->own() / path).lexically_normal();
    auto& file = std::get<fs::path>(led);
    files_.paths.push_back(roots_->is_own(below) ? below.lexically_relative(roots_->own()).native()
                                                 : roots_->path_below(file));
    files_.files.push_back(std::move(file));
  }

  const ListPlace& place_;
  const SourceOptions& options_;
  std::optional<Roots> roots_;
  UrlList urls_;  // and the failures of all lines
  std::map<std::pair<std::string, std::string>, std::vector<std::string>> objects_;
  NamedFiles files_;
  std::set<std::string> seen_;
};

}  // namespace

std::unique_ptr<ImageSource> open_list(const ListFile& list, const ListPlace& place,
                                       const SourceOptions& options) {
  Sorting sorting(place, options);
  for (const auto& entry : list.entries) sorting.take(entry);
  return sorting.finish(list.remark);
}

IsFile file_test(const fs::path& folder) {
  return [folder](std::string_view path) {
    std::error_code error;
    return path.size() < 4096 && fs::is_regular_file(folder / path, error);
  };
}

}  // namespace imagelift::source
