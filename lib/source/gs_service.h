#pragma once

#include "source/bucket_service.h"
#include "source/bucket_source.h"
#include "source/source_options.h"

namespace imagelift::source {

/// Google Cloud Storage by its JSON API, with a bearer token or anonymously.
class GsService final : public BucketService {
 public:
  GsService(BucketLocation location, const SourceOptions& options);

  net::HttpRequest page_request(const std::string& next, const std::stop_token& stop) override;
  net::HttpRequest object_request(const std::string& key, const std::stop_token& stop) override;
  std::optional<BucketPage> parse(const std::string& body) const override;
  std::string remark_on(const net::HttpResponse& response) const override;

 private:
  net::HttpRequest request_for(const std::string& object) const;

  BucketLocation location_;
  const SourceOptions& options_;
  net::Url endpoint_;
};

}  // namespace imagelift::source
