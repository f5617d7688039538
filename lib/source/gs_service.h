#pragma once

#include "source/bucket_service.h"
#include "source/source_options.h"

namespace imagelift::source {

/// Google Cloud Storage by its JSON API, with a bearer token or anonymously.
class GsService final : public BucketService {
 public:
  GsService(std::string bucket, const SourceOptions& options);

  net::HttpRequest page_request(const BucketQuery& query, const std::stop_token& stop) override;
  net::HttpRequest object_request(const std::string& key, const std::stop_token& stop,
                                  std::size_t first) override;
  std::optional<BucketPage> parse(const std::string& body) const override;
  net::HttpError error_of(const net::HttpResponse& response) const override;
  std::string sentence() const override;

 private:
  net::HttpRequest request_for(const std::string& object) const;

  std::string bucket_;
  const SourceOptions& options_;
  net::Url endpoint_;
};

}  // namespace imagelift::source
