#include "aws/shared_file.h"

#include <map>
#include <sstream>

#include "core/error.h"
#include "text/ascii.h"
#include "text/read_file.h"

namespace imagelift::aws {
namespace {

constexpr std::uint64_t kMostBytes = 1 << 20;

/// The `key = value` lines below `[profile]`.
std::map<std::string, std::string> read_profile(const std::string& text,
                                                const std::string& profile) {
  std::istringstream in(text);
  std::map<std::string, std::string> values;
  std::string line;
  bool inside = false;
  while (std::getline(in, line)) {
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
  const auto content = text::read_text(file_, kMostBytes);
  const auto* text = std::get_if<std::string>(&content);
  if (file_.empty() || text == nullptr) {
    return nothing(file_.empty() ? "HOME is not set" : file_.string() + " cannot be read");
  }
  auto values = read_profile(*text, profile_);
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
