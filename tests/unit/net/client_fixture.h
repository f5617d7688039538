#pragma once

#include <boost/test/unit_test.hpp>
#include <string>
#include <variant>

#include "net/http_client.h"
#include "scripted_server.h"

namespace imagelift::net {

inline HttpOptions options_for_tests() {
  HttpOptions options;
  options.policy.allow_private = true;
  options.retry = {.attempts = 1,
                   .first_pause = std::chrono::milliseconds(1),
                   .longest_pause = std::chrono::milliseconds(2)};
  return options;
}

inline HttpRequest get(const std::string& url) {
  HttpRequest request;
  request.url = std::get<Url>(parse_url(url));
  return request;
}

inline std::string text_of(const HttpResult& result) {
  if (const auto* error = std::get_if<HttpError>(&result)) BOOST_FAIL(error->message);
  const auto& body = std::get<HttpResponse>(result).body;
  return {body.begin(), body.end()};
}

inline std::string code_of(const HttpResult& result) {
  const auto* error = std::get_if<HttpError>(&result);
  return error != nullptr ? std::string(to_string(error->code)) : "a response";
}

/// Sends to servers on this machine, once.
struct ClientFixture {
  HttpOptions options = options_for_tests();

  HttpResult fetch(HttpRequest request) { return HttpClient(options).send(std::move(request)); }
  HttpResult fetch(const ScriptedServer& server) { return fetch(get(server.url())); }
};

}  // namespace imagelift::net
