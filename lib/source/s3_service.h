#pragma once

#include "aws/credentials_chain.h"
#include "source/bucket_service.h"
#include "source/bucket_source.h"
#include "source/source_options.h"

namespace imagelift::source {

/// Where S3 is spoken, and as whom.
struct S3Access {
  std::string endpoint;  ///< empty: AWS
  std::string region;    ///< empty: us-east-1, or the one that the bucket names
  aws::CredentialsChain credentials;
};

/// S3, or what speaks like it. Requests are signed where there are credentials.
class S3Service final : public BucketService {
 public:
  S3Service(BucketLocation location, const SourceOptions& options, S3Access access);

  net::HttpRequest page_request(const std::string& next, const std::stop_token& stop) override;
  net::HttpRequest object_request(const std::string& key, const std::stop_token& stop) override;
  std::optional<BucketPage> parse(const std::string& body) const override;

  /// Takes the region that AWS says the bucket is in, where none was set.
  bool adapts_to(const net::HttpResponse& response) override;
  std::string remark_on(const net::HttpResponse& response) const override;

 private:
  net::HttpRequest request_for(const std::string& key) const;
  net::HttpRequest signed_request(net::HttpRequest request, const std::stop_token& stop);

  BucketLocation location_;
  const SourceOptions& options_;
  S3Access access_;
  net::Url endpoint_;  // no host: AWS
  std::string region_;
};

}  // namespace imagelift::source
