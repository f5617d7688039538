#pragma once

#include <cstddef>
#include <optional>
#include <stop_token>
#include <string>

#include "net/http_message.h"
#include "source/bucket_page.h"

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

}  // namespace imagelift::source
