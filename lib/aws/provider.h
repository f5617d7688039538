#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <variant>

#include "net/aws_signature_v4.h"

namespace imagelift::aws {

/// A variable of the environment, or nothing.
using Environment = std::function<std::optional<std::string>(const std::string& name)>;

using Time = std::chrono::system_clock::time_point;

/// Keys, and when they end; nothing: they are not known to end.
struct Credentials {
  net::AwsCredentials keys;
  std::optional<Time> end;
};

/// There is nothing to be had here, and nobody said that there should be: ask the next place.
struct Absent {
  std::string reason;  ///< `AWS_ROLE_ARN is not set`
};

/// There should be credentials here, and there are none.
struct Failed {
  std::string reason;  ///< `http://169.254.170.2/v2 answered 403 Forbidden`; without secrets
};

using FetchResult = std::variant<Credentials, Absent, Failed>;

/// One place that credentials may come from.
class Provider {
 public:
  Provider() = default;
  Provider(const Provider&) = delete;
  Provider& operator=(const Provider&) = delete;
  virtual ~Provider() = default;

  /// For sentences: `the role of the instance`.
  virtual std::string name() const = 0;

  /// Asks; ends soon after stop is requested. Throws imagelift::Error (usage) for variables that
  /// contradict each other.
  virtual FetchResult fetch(std::stop_token stop) = 0;
};

}  // namespace imagelift::aws
