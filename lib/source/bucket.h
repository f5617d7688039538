#pragma once

#include <functional>
#include <memory>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include "net/http_client.h"
#include "source/bucket_service.h"
#include "source/image_source.h"
#include "source/source_options.h"

namespace imagelift::source {

/// A bucket that is asked. One thread at a time. Throws imagelift::Error, which names the bucket,
/// where it cannot be listed or an object that the listing needs cannot be read.
class Bucket {
 public:
  using MakeService = std::function<std::unique_ptr<BucketService>(const SourceOptions&)>;

  /// `name` with its scheme: `s3://ads`. `make` gets options that stay where they are.
  Bucket(std::string name, const SourceOptions& options, const MakeService& make);

  const std::string& name() const { return name_; }

  /// All keys with this prefix, page by page; `take` gets them in the service's order.
  void list(const std::string& prefix, const std::function<void(std::string)>& take,
            const std::stop_token& stop);

  /// Whether there is an object with exactly this key; `otherwise` where listing is not allowed.
  bool has(const std::string& key, bool otherwise, const std::stop_token& stop);

  /// A whole object, for the listing; into `sink` if there is one.
  net::HttpResponse get(const std::string& key, const std::stop_token& stop,
                        net::BodySink sink = {});

  /// Its first bytes; empty where they cannot be had.
  std::string beginning(const std::string& key, std::size_t bytes, const std::stop_token& stop);

  /// Implements ImageSource::fetch; `keys` by index.
  void fetch(const std::vector<std::string>& keys, std::span<const std::size_t> wanted,
             const Deliver& deliver, const std::stop_token& stop);

 private:
  using MakeRequest = std::function<net::HttpRequest()>;

  net::HttpResult send(const MakeRequest& make, const std::stop_token& stop);
  BucketPage parsed(const net::HttpResponse& response) const;

  std::string name_;
  SourceOptions options_;
  std::unique_ptr<BucketService> service_;  // refers to options_
  net::HttpClient client_;
};

}  // namespace imagelift::source
