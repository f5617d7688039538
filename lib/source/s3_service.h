#pragma once

#include "aws/credentials_chain.h"
#include "source/bucket_service.h"
#include "source/source_options.h"

namespace imagelift::source {

/// Where S3 is spoken, and as whom.
struct S3Access {
  std::string endpoint;  ///< empty: AWS
  std::string region;    ///< that is signed for first; empty: us-east-1
  aws::CredentialsChain credentials;
  net::Headers headers = {};  ///< of each request, signed: who pays
};

/// S3, or what speaks like it. Requests are signed where there are credentials.
class S3Service final : public BucketService {
 public:
  S3Service(std::string bucket, const SourceOptions& options, S3Access access);

  net::HttpRequest page_request(const BucketQuery& query, const std::stop_token& stop) override;
  net::HttpRequest object_request(const std::string& key, const std::stop_token& stop,
                                  std::size_t first) override;
  std::optional<BucketPage> parse(const std::string& body) const override;

  /// Takes the region that the response says the bucket is in, and keeps it.
  bool adapts_to(const net::HttpResponse& response) override;
  net::HttpError error_of(const net::HttpResponse& response) const override;
  std::string sentence() const override;

 private:
  net::HttpRequest request_for(const std::string& key) const;
  net::HttpRequest signed_request(net::HttpRequest request, const std::stop_token& stop);

  std::string bucket_;
  const SourceOptions& options_;
  S3Access access_;
  net::Url endpoint_;  // no host: AWS
  std::string region_;
};

}  // namespace imagelift::source
