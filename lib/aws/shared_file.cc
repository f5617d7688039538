#include "aws/shared_file.h"

#include <fstream>
#include <map>

#include "core/error.h"
#include "text/ascii.h"

namespace imagelift::aws {
namespace {

constexpr std::size_t kMostLines = 10'000;

/// The `key = value` lines below `[profile]`.
std::map<std::string, std::string> read_profile(std::istream& in, const std::string& profile) {
  std::map<std::string, std::string> values;
  std::string line;
  bool inside = false;
  for (std::size_t lines = 0; lines < kMostLines && std::getline(in, line); ++lines) {
    const auto entry = text::trimmed(line);
    if (entry.empty() || entry[0] == '#' || entry[0] == ';') continue;
    if (entry[0] == '[') {
      inside = entry == "[" + profile + "]";
    } else if (const auto equals = entry.find('='); inside && equals != std::string::npos) {
      values[std::string(text::trimmed(entry.substr(0, equals)))] =
          text::trimmed(entry.substr(equals + 1));
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
