#include "aws/credential_documents.h"

#include <algorithm>
#include <array>
#include <ctime>
#include <nlohmann/json.hpp>

#include "text/ascii.h"

namespace imagelift::aws {

namespace {

constexpr std::size_t kMostWords = 300;      // characters of a refusal
constexpr std::size_t kLongestField = 8192;  // characters of a key or a token; they fit a header

constexpr std::time_t kEarliest = 0;
constexpr std::time_t kLatest = 8'000'000'000;  // in 2223; the clock counts nanoseconds up to 2262

bool is_printable(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c > ' ' && c < 0x7f; });
}

/// A key or a token goes into a header, so it may hold no line break.
bool is_field(std::string_view text) {
  return !text.empty() && text.size() <= kLongestField && is_printable(text);
}

Refusal refusal(std::string_view code, std::string_view message) {
  std::string words(code);
  if (!words.empty() && !message.empty()) words += ": ";
  words += message.substr(0, kMostWords);
  words.resize(std::min(words.size(), kMostWords));
  std::ranges::replace_if(
      words, [](char c) { return c < ' ' || c >= 0x7f; }, '?');
  return {words};
}

struct Fields {
  std::string key, secret, token, end;
};

std::variant<Credentials, Refusal> credentials_of(Fields fields) {
  if (!is_field(fields.key) || !is_field(fields.secret)) return Refusal{"no keys in its response"};
  if (!fields.token.empty() && !is_field(fields.token)) return Refusal{"no token in its response"};
  Credentials credentials{
      {std::move(fields.key), std::move(fields.secret), std::move(fields.token)}, std::nullopt};
  if (fields.end.empty()) return credentials;
  credentials.end = parse_time(fields.end);
  if (!credentials.end) return Refusal{"an Expiration that is no time"};
  return credentials;
}

/// The text of the first of these keys that has one.
std::string text_of(const nlohmann::json& object, std::initializer_list<const char*> keys) {
  for (const auto* key : keys) {
    const auto found = object.find(key);
    if (found != object.end() && found->is_string()) return found->get<std::string>();
  }
  return {};
}

}  // namespace

std::variant<Credentials, Refusal> parse_json_credentials(std::string_view json) {
  const auto object = nlohmann::json::parse(json, nullptr, /*allow_exceptions=*/false);
  if (!object.is_object()) return Refusal{};
  const auto code = text_of(object, {"Code", "code"});
  const auto message = text_of(object, {"Message", "message"});
  if (!code.empty() && code != "Success") return refusal(code, message);
  if (!message.empty() && !object.contains("AccessKeyId")) return refusal("", message);
  return credentials_of({text_of(object, {"AccessKeyId"}), text_of(object, {"SecretAccessKey"}),
                         text_of(object, {"Token"}), text_of(object, {"Expiration"})});
}

std::variant<Credentials, Refusal> parse_sts_credentials(std::string_view xml) {
  const auto text = [](std::string_view within, const char* name) {
    return std::string(element(within, name).value_or(""));
  };
  const auto found = element(xml, "Credentials");
  if (!found) return refusal(text(xml, "Code"), text(xml, "Message"));
  return credentials_of({text(*found, "AccessKeyId"), text(*found, "SecretAccessKey"),
                         text(*found, "SessionToken"), text(*found, "Expiration")});
}

std::optional<Time> parse_time(std::string_view text) {
  std::tm time{};
  const std::string owned(text);
  const char* rest = ::strptime(owned.c_str(), "%Y-%m-%dT%H:%M:%S", &time);
  if (rest == nullptr) return std::nullopt;
  if (*rest == '.') {
    ++rest;
    while (text::is_digit(*rest)) ++rest;
  }
  const std::string_view zone(rest);
  if (zone != "Z" && zone != "+00:00") return std::nullopt;
  return std::chrono::system_clock::from_time_t(std::clamp(::timegm(&time), kEarliest, kLatest));
}

std::string time_text(Time time) {
  const std::time_t seconds = std::chrono::system_clock::to_time_t(time);
  std::tm parts{};
  ::gmtime_r(&seconds, &parts);
  std::array<char, 32> text{};
  return {text.data(), std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &parts)};
}

std::optional<std::string_view> element(std::string_view xml, const std::string& name,
                                        std::size_t& at) {
  const auto open = xml.find("<" + name + ">", at);
  if (open == std::string_view::npos) return std::nullopt;
  const auto begin = open + name.size() + 2;
  const auto end = xml.find("</" + name + ">", begin);
  if (end == std::string_view::npos) return std::nullopt;
  at = end + name.size() + 3;
  return xml.substr(begin, end - begin);
}

std::optional<std::string_view> element(std::string_view xml, const std::string& name) {
  std::size_t at = 0;
  return element(xml, name, at);
}

}  // namespace imagelift::aws
