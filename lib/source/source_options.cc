#include "source/source_options.h"

#include <filesystem>
#include <fstream>
#include <map>

#include "core/error.h"

namespace imagelift::source {
namespace {

constexpr std::size_t kMostLines = 10'000;

void fill(std::string& field, const Environment& environment,
          std::initializer_list<const char*> names) {
  for (const auto* name : names) {
    if (!field.empty()) return;
    field = environment(name).value_or("");
  }
}

std::string trimmed(const std::string& text) {
  const auto first = text.find_first_not_of(" \t\r");
  if (first == std::string::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

/// The `key = value` lines below `[profile]` of an AWS credentials file.
std::map<std::string, std::string> read_profile(const std::filesystem::path& file,
                                                const std::string& profile) {
  std::map<std::string, std::string> values;
  std::ifstream in(file);
  std::string line;
  bool inside = false;
  for (std::size_t lines = 0; lines < kMostLines && std::getline(in, line); ++lines) {
    line = trimmed(line);
    if (line.empty() || line[0] == '#' || line[0] == ';') continue;
    if (line[0] == '[') {
      inside = line == "[" + profile + "]";
    } else if (const auto equals = line.find('='); inside && equals != std::string::npos) {
      values[trimmed(line.substr(0, equals))] = trimmed(line.substr(equals + 1));
    }
  }
  return values;
}

void fill_from_credentials_file(NetworkAccess& access, const Environment& environment) {
  auto file = environment("AWS_SHARED_CREDENTIALS_FILE").value_or("");
  if (file.empty()) {
    const auto home = environment("HOME").value_or("");
    if (home.empty()) return;
    file = home + "/.aws/credentials";
  }
  auto values = read_profile(file, environment("AWS_PROFILE").value_or("default"));
  access.s3_access_key = values["aws_access_key_id"];
  access.s3_secret_key = values["aws_secret_access_key"];
  access.s3_session_token = values["aws_session_token"];
}

}  // namespace

NetworkAccess with_environment(NetworkAccess access, const Environment& environment) {
  access.environment = environment;
  fill(access.s3_endpoint, environment, {"AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL"});
  fill(access.s3_region, environment, {"AWS_REGION", "AWS_DEFAULT_REGION"});
  if (access.s3_access_key.empty() && access.s3_secret_key.empty()) {
    fill(access.s3_access_key, environment, {"AWS_ACCESS_KEY_ID"});
    fill(access.s3_secret_key, environment, {"AWS_SECRET_ACCESS_KEY"});
    fill(access.s3_session_token, environment, {"AWS_SESSION_TOKEN"});
  }
  if (access.s3_access_key.empty() && access.s3_secret_key.empty()) {
    fill_from_credentials_file(access, environment);
  }
  if (access.s3_access_key.empty() != access.s3_secret_key.empty()) {
    throw usage_error("Of the S3 access key and its secret only one is set.");
  }
  fill(access.gs_endpoint, environment, {"STORAGE_EMULATOR_HOST"});
  fill(access.gs_token, environment, {"GOOGLE_OAUTH_ACCESS_TOKEN", "CLOUDSDK_AUTH_ACCESS_TOKEN"});
  return access;
}

}  // namespace imagelift::source
