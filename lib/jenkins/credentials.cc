#include "jenkins/credentials.h"

#include "core/error.h"
#include "text/base64.h"
#include "text/read_file.h"

namespace imagelift::jenkins {
namespace {

constexpr std::size_t kLongestPair = 4096;  // bytes

Credentials from_file(const std::filesystem::path& file) {
  std::string pair = text::read_beginning(file, kLongestPair);
  if (pair.empty()) throw usage_error("The credentials in " + file.string() + " cannot be read.");
  pair = pair.substr(0, pair.find_first_of("\r\n"));
  const auto colon = pair.find(':');
  if (colon == std::string::npos || colon == 0 || colon + 1 == pair.size()) {
    throw usage_error("The first line of " + file.string() + " is not user:token.");
  }
  return {pair.substr(0, colon), pair.substr(colon + 1)};
}

}  // namespace

std::string Credentials::authorization() const {
  return user.empty() ? "" : "Basic " + text::base64(user + ":" + secret);
}

Credentials read_credentials(const std::filesystem::path& file, const Environment& environment) {
  if (!file.empty()) return from_file(file);
  const auto value = [&](const char* name) { return environment(name).value_or(""); };
  Credentials credentials{value("JENKINS_USER_ID"), value("JENKINS_API_TOKEN")};
  if (credentials.secret.empty()) credentials.secret = value("JENKINS_PASSWORD");
  if (credentials.user.empty() != credentials.secret.empty()) {
    throw usage_error(
        "JENKINS_USER_ID and JENKINS_API_TOKEN (or JENKINS_PASSWORD) are set together or not at "
        "all.");
  }
  return credentials;
}

}  // namespace imagelift::jenkins
