#include "aws/shared_file.h"

#include <fstream>
#include <map>

#include "core/error.h"

namespace imagelift::aws {
namespace {

constexpr std::size_t kMostLines = 10'000;

std::string trimmed(const std::string& text) {
  const auto first = text.find_first_not_of(" \t\r");
  if (first == std::string::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

/// The `key = value` lines below `[profile]`.
std::map<std::string, std::string> read_profile(std::istream& in, const std::string& profile) {
  std::map<std::string, std::string> values;
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

}  // namespace

SharedFile::SharedFile(const Environment& environment)
    : file_(environment("AWS_SHARED_CREDENTIALS_FILE").value_or("")),
      profile_(environment("AWS_PROFILE").value_or("")) {
  is_asked_for_ = !file_.empty() || !profile_.empty();
  const auto home = environment("HOME").value_or("");
  if (file_.empty() && !home.empty()) file_ = std::filesystem::path(home) / ".aws/credentials";
  if (profile_.empty()) profile_ = "default";
}

FetchResult SharedFile::fetch(std::stop_token) {
  const auto nothing = [this](std::string reason) -> FetchResult {
    if (is_asked_for_) return Failed{std::move(reason)};
    return Absent{std::move(reason)};
  };
  std::ifstream in(file_);
  if (file_.empty() || !in) {
    return nothing(file_.empty() ? "HOME is not set" : file_.string() + " cannot be read");
  }
  auto values = read_profile(in, profile_);
  const net::AwsCredentials keys{values["aws_access_key_id"], values["aws_secret_access_key"],
                                 values["aws_session_token"]};
  const auto whose = "the profile '" + profile_ + "' in " + file_.string();
  if (keys.access_key.empty() != keys.secret_key.empty()) {
    throw usage_error("Of the key and its secret only one is in " + whose + ".");
  }
  if (keys.access_key.empty()) return nothing("there are no keys of " + whose);
  return Credentials{keys, std::nullopt};
}

}  // namespace imagelift::aws
