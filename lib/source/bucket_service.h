#pragma once

#include <optional>
#include <stop_token>
#include <string>

#include "net/http_message.h"
#include "source/bucket_page.h"

namespace imagelift::source {

/// How one service is asked. Objects are known by their keys. Requests are made just before they
/// are sent, since that may renew credentials; it then throws Error where there are none.
class BucketService {
 public:
  BucketService() = default;
  BucketService(const BucketService&) = delete;
  BucketService& operator=(const BucketService&) = delete;
  virtual ~BucketService() = default;

  virtual net::HttpRequest page_request(const std::string& next, const std::stop_token& stop) = 0;
  virtual net::HttpRequest object_request(const std::string& key, const std::stop_token& stop) = 0;
  virtual std::optional<BucketPage> parse(const std::string& body) const = 0;

  /// Learns from an answer that is not 2xx; true: ask again.
  virtual bool adapts_to(const net::HttpResponse&) { return false; }

  /// What else there is to say about an answer that is not 2xx: the service's own word for it, and
  /// as whom it was asked. A sentence, or empty.
  virtual std::string remark_on(const net::HttpResponse&) const { return {}; }
};

}  // namespace imagelift::source
