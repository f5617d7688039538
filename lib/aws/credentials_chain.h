#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "aws/provider.h"

namespace imagelift::aws {

/// Asks one place after another, and stays with the first that has credentials. Those that end are
/// fetched anew five minutes before; where that fails, they serve on to their end while it is tried
/// again every minute. Used on one thread.
class CredentialsChain {
 public:
  using Now = std::function<Time()>;

  explicit CredentialsChain(std::vector<std::unique_ptr<Provider>> providers,
                            Now now = std::chrono::system_clock::now);

  /// Keys to sign with now; nothing where no place has any: then requests are anonymous. Throws
  /// Error where a place should have some and has not, in one sentence that names it and what it
  /// answered.
  std::optional<net::AwsCredentials> keys(const std::stop_token& stop);

  /// After keys(), for sentences: `signed with the credentials of the role of the instance`, or
  /// `not signed, since there are no credentials (the environment: AWS_ACCESS_KEY_ID is not set;
  /// ...)`.
  std::string sentence() const;

 private:
  void find(const std::stop_token& stop);
  void renew(const std::stop_token& stop);

  std::vector<std::unique_ptr<Provider>> providers_;
  Now now_;
  bool is_found_ = false;         // the chain was gone through
  Provider* provider_ = nullptr;  // whose credentials these are; null: anonymous
  Credentials credentials_;
  Time next_try_{};     // not before
  std::string absent_;  // why not, of each place
};

/// The places in the order of AWS' own tools: environment, web identity, credentials file,
/// container, instance.
/// https://docs.aws.amazon.com/sdkref/latest/guide/standardized-credentials.html
std::vector<std::unique_ptr<Provider>> default_providers(const Environment& environment,
                                                         const std::string& region);

}  // namespace imagelift::aws
