#pragma once

#include <filesystem>
#include <optional>

#include "aws/provider.h"
#include "net/url.h"

namespace imagelift::aws {

/// The role of an ECS task or of an EKS pod (Pod Identity), from the service that
/// AWS_CONTAINER_CREDENTIALS_RELATIVE_URI (on 169.254.170.2) or
/// AWS_CONTAINER_CREDENTIALS_FULL_URI names, which is shown the token in
/// AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE or AWS_CONTAINER_AUTHORIZATION_TOKEN.
/// https://docs.aws.amazon.com/sdkref/latest/guide/feature-container-credentials.html
class Container final : public Provider {
 public:
  explicit Container(const Environment& environment);
  std::string name() const override { return "the role of the container"; }
  FetchResult fetch(std::stop_token stop) override;

 private:
  std::string relative_, full_, token_;
  std::filesystem::path token_file_;
};

/// The URL, if the token may be sent to it: by https, or by http to this machine (127.0.0.0/8, ::1,
/// localhost) and to the addresses of ECS (169.254.170.2) and EKS (169.254.170.23, fd00:ec2::23).
std::optional<net::Url> container_url(const std::string& relative, const std::string& full);

}  // namespace imagelift::aws
