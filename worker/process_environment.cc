#include "worker/process_environment.h"

#include <sys/resource.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <cstring>
#include <string_view>

namespace imagelift::worker {
namespace {

/// Also proxies, whose URLs may hold a password, and the secret of a Jenkins agent, which its
/// children inherit.
constexpr std::array<std::string_view, 19> kSecrets = {"AWS_ACCESS_KEY_ID",
                                                       "AWS_SECRET_ACCESS_KEY",
                                                       "AWS_SESSION_TOKEN",
                                                       "AWS_SECURITY_TOKEN",
                                                       "AWS_CONTAINER_AUTHORIZATION_TOKEN",
                                                       "GS_ACCESS_KEY_ID",
                                                       "GS_SECRET_ACCESS_KEY",
                                                       "GOOGLE_OAUTH_ACCESS_TOKEN",
                                                       "CLOUDSDK_AUTH_ACCESS_TOKEN",
                                                       "JENKINS_API_TOKEN",
                                                       "JENKINS_PASSWORD",
                                                       "JENKINS_SECRET",
                                                       "IMAGELIFT_HEADERS",
                                                       "http_proxy",
                                                       "https_proxy",
                                                       "all_proxy",
                                                       "HTTP_PROXY",
                                                       "HTTPS_PROXY",
                                                       "ALL_PROXY"};

/// Where the value begins in an entry `name=value` of this name; else null.
char* value_in(char* entry, std::string_view name) {
  const bool is_it =
      std::strncmp(entry, name.data(), name.size()) == 0 && entry[name.size()] == '=';
  return is_it ? entry + name.size() + 1 : nullptr;
}

/// Reads and wipes every entry of this name; the first one counts, as for getenv.
std::optional<std::string> take(std::string_view name) {
  std::optional<std::string> found;
  for (char** entry = environ; entry != nullptr && *entry != nullptr; ++entry) {
    char* value = value_in(*entry, name);
    if (value == nullptr) continue;
    if (!found) found = value;
    explicit_bzero(value, std::strlen(value));
  }
  ::unsetenv(std::string(name).c_str());
  return found;
}

void forbid_core_dumps() {
  rlimit limit{};
  if (::getrlimit(RLIMIT_CORE, &limit) != 0) return;
  limit.rlim_cur = 0;
  ::setrlimit(RLIMIT_CORE, &limit);
}

}  // namespace

ProcessEnvironment::ProcessEnvironment() {
  forbid_core_dumps();
  for (const auto name : kSecrets) {
    if (auto value = take(name)) secrets_.emplace(name, std::move(*value));
  }
}

std::optional<std::string> ProcessEnvironment::operator()(const std::string& name) const {
  if (const auto secret = secrets_.find(name); secret != secrets_.end()) return secret->second;
  const char* value = std::getenv(name.c_str());
  return value == nullptr ? std::nullopt : std::optional<std::string>(value);
}

}  // namespace imagelift::worker
