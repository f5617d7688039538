#pragma once

#include <filesystem>

#include "aws/provider.h"

namespace imagelift::aws {

/// A role that STS gives for a token in a file, as on EKS (IAM roles for service accounts):
/// AWS_WEB_IDENTITY_TOKEN_FILE and AWS_ROLE_ARN; AWS_ROLE_SESSION_NAME (`imagelift`). STS is asked
/// at AWS_ENDPOINT_URL_STS, AWS_ENDPOINT_URL or where AWS has it for the region, through the
/// proxies of the environment.
/// https://docs.aws.amazon.com/sdkref/latest/guide/access-assume-role.html
class WebIdentity final : public Provider {
 public:
  /// `region`: empty for the world-wide service.
  WebIdentity(const Environment& environment, std::string region);
  std::string name() const override { return "web identity"; }
  FetchResult fetch(std::stop_token stop) override;

 private:
  Environment environment_;
  std::filesystem::path token_file_;
  std::string role_, session_, region_;
};

/// Where AWS has a service: `sts.eu-west-1.amazonaws.com`; China's regions have their own domain.
std::string aws_host(const std::string& service, const std::string& region);

}  // namespace imagelift::aws
