#pragma once

#include "aws/provider.h"

namespace imagelift::aws {

/// The names of variables.
struct KeyVariables {
  std::string key = "AWS_ACCESS_KEY_ID";
  std::string secret = "AWS_SECRET_ACCESS_KEY";
  std::string token = "AWS_SESSION_TOKEN";  ///< of temporary keys
};

/// Keys in variables of the environment.
class EnvironmentKeys final : public Provider {
 public:
  explicit EnvironmentKeys(const Environment& environment, KeyVariables names = {});
  std::string name() const override { return "the environment"; }
  FetchResult fetch(std::stop_token stop) override;

 private:
  KeyVariables names_;
  net::AwsCredentials keys_;
};

}  // namespace imagelift::aws
