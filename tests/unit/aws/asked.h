#pragma once

#include <map>
#include <string>

#include "aws/provider.h"
#include "scripted_server.h"

/// An environment of these variables only.
inline imagelift::aws::Environment variables(std::map<std::string, std::string> values) {
  return [values = std::move(values)](const std::string& name) {
    const auto found = values.find(name);
    return found == values.end() ? std::nullopt : std::optional(found->second);
  };
}

/// What was fetched: `keys KEY/SECRET/TOKEN`, `absent REASON` or `failed REASON`.
inline std::string described(const imagelift::aws::FetchResult& fetched) {
  using namespace imagelift::aws;
  if (const auto* absent = std::get_if<Absent>(&fetched)) return "absent " + absent->reason;
  if (const auto* failed = std::get_if<Failed>(&fetched)) return "failed " + failed->reason;
  const auto& keys = std::get<Credentials>(fetched).keys;
  return "keys " + keys.access_key + "/" + keys.secret_key + "/" + keys.session_token;
}

/// A response with this status, without a body.
inline std::string status(const std::string& line, const std::string& body = "") {
  return "HTTP/1.1 " + line + "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" +
         body;
}

/// What containers' services and the metadata service answer.
inline std::string role_json(const std::string& key, const std::string& end) {
  return R"({"Code":"Success","Type":"AWS-HMAC","AccessKeyId":")" + key +
         R"(","SecretAccessKey":"s","Token":"t","Expiration":")" + end + R"("})";
}
