#pragma once

#include <filesystem>

#include "aws/provider.h"

namespace imagelift::aws {

/// Keys of the profile AWS_PROFILE (`default`) in AWS_SHARED_CREDENTIALS_FILE
/// (~/.aws/credentials). A profile that takes a role or runs a program is not followed.
/// https://docs.aws.amazon.com/sdkref/latest/guide/file-format.html
class SharedFile final : public Provider {
 public:
  explicit SharedFile(const Environment& environment);
  std::string name() const override { return "the credentials file"; }

  /// Reads the file anew. Failed where AWS_PROFILE or AWS_SHARED_CREDENTIALS_FILE is set and it
  /// holds no keys of the profile.
  FetchResult fetch(std::stop_token stop) override;

 private:
  std::filesystem::path file_;
  std::string profile_;
  bool is_asked_for_ = false;
};

}  // namespace imagelift::aws
