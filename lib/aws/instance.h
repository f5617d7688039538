#pragma once

#include <optional>

#include "aws/provider.h"
#include "net/url.h"

namespace imagelift::aws {

class Service;

/// The role of an EC2 instance, from its metadata service, version 2: a session token by PUT, the
/// role's name, its credentials. Version 1 is not asked. AWS_EC2_METADATA_DISABLED=true turns it
/// off; AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE=IPv6 asks fd00:ec2::254 instead of 169.254.169.254;
/// AWS_EC2_METADATA_SERVICE_ENDPOINT may name one of these or a place on this machine.
/// https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-service.html
class Instance final : public Provider {
 public:
  explicit Instance(const Environment& environment);
  std::string name() const override { return "the role of the instance"; }

  /// Absent where nobody gives a session token (within about two seconds): this is no such
  /// instance, or a container out of the token's reach; and where the instance has no role.
  FetchResult fetch(std::stop_token stop) override;

 private:
  FetchResult fetch_role(Service& service, const std::string& token, const std::stop_token& stop);

  std::string disabled_, endpoint_, mode_;
};

/// Where the metadata service is; nothing for an endpoint that may not be it.
std::optional<net::Url> metadata_url(const std::string& endpoint, const std::string& mode);

}  // namespace imagelift::aws
