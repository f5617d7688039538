#pragma once

#include <cstddef>
#include <optional>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

#include "core/error.h"
#include "net/http_message.h"
#include "source/bucket_page.h"
#include "source/image_source.h"
#include "source/source_options.h"

namespace imagelift::source {

/// Which page of a listing is asked for.
struct BucketQuery {
  std::string prefix;       ///< of the keys
  std::string next;         ///< token of the page; empty: the first
  std::size_t most = 1000;  ///< keys
};

/// How one service is asked. Objects are known by their keys. Requests are made just before they
/// are sent, since that may renew credentials; it then throws Error where there are none.
class BucketService {
 public:
  BucketService() = default;
  BucketService(const BucketService&) = delete;
  BucketService& operator=(const BucketService&) = delete;
  virtual ~BucketService() = default;

  virtual net::HttpRequest page_request(const BucketQuery& query, const std::stop_token& stop) = 0;

  /// `first`: only so many bytes of its beginning; 0: all.
  virtual net::HttpRequest object_request(const std::string& key, const std::stop_token& stop,
                                          std::size_t first = 0) = 0;
  virtual std::optional<BucketPage> parse(const std::string& body) const = 0;

  /// Learns from a response that is not 2xx; true: ask again.
  virtual bool adapts_to(const net::HttpResponse&) { return false; }

  /// What a response that is not 2xx means: the service's own word for it where it has one.
  virtual net::HttpError error_of(const net::HttpResponse& response) const = 0;

  /// As whom it was asked. A sentence.
  virtual std::string sentence() const = 0;
};

/// The objects of a listing, which are fetched by their keys.
class Objects {
 public:
  explicit Objects(const SourceOptions& options) : options_(options) {}

  /// Throws imagelift::Error for more than `max_images`.
  void add(std::string path, std::string key) {
    if (keys_.size() >= options_.limits.max_images) {
      throw run_error("The bucket holds more images than the limit allows.");
    }
    paths_.push_back(std::move(path));
    keys_.push_back(std::move(key));
  }

  void clear() {
    paths_.clear();
    keys_.clear();
  }

  std::size_t size() const { return keys_.size(); }

  /// Names them, in the order of their paths.
  Listing listing(NotTaken not_taken) {
    auto ordered = order_listing(paths_, {}, options_.limits);
    ordered.listing.not_taken = std::move(not_taken);
    std::vector<std::string> keys;
    for (const auto position : ordered.positions) keys.push_back(std::move(keys_[position]));
    keys_ = std::move(keys);
    return std::move(ordered.listing);
  }

  const std::vector<std::string>& keys() const { return keys_; }  ///< by index, after listing()

 private:
  const SourceOptions& options_;
  std::vector<std::string> paths_, keys_;
};

}  // namespace imagelift::source
