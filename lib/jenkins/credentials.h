#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>

namespace imagelift::jenkins {

/// Who asks. Both empty: anonymous.
struct Credentials {
  std::string user;
  std::string secret;  ///< API token or password

  /// The value of the Authorization header; empty for anonymous.
  std::string authorization() const;
};

using Environment = std::function<std::optional<std::string>(const std::string& name)>;

/// From a file that holds `user:token` (as jenkins-cli's -auth @FILE), or where none is named from
/// JENKINS_USER_ID and JENKINS_API_TOKEN or JENKINS_PASSWORD; anonymous where these are not set.
/// Throws a usage error, which never holds what was read, for an unreadable file or half a pair.
Credentials read_credentials(const std::filesystem::path& file, const Environment& environment);

}  // namespace imagelift::jenkins
