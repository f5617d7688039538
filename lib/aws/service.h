#pragma once

#include <chrono>
#include <stop_token>
#include <string>
#include <variant>

#include "aws/credential_documents.h"
#include "aws/provider.h"
#include "net/http_client.h"

namespace imagelift::aws {

/// How a service that hands out credentials is asked.
struct Asking {
  int attempts = 3;  ///< for what a later one may cure
  std::chrono::milliseconds timeout{5'000};
  net::ProxySettings proxies;  ///< none for what is near
};

/// A service at an address that AWS fixed or an administrator set. It may be private, whatever the
/// policy for URLs that users name: no image source has a say in where these requests go. Responses
/// are small, and redirects are not followed.
class Service {
 public:
  /// Of the URL only the origin counts.
  explicit Service(const net::Url& origin, const Asking& asking = {});

  /// A request for a path of this service.
  net::HttpRequest request(std::string method, std::string path) const;

  /// The response with whatever status, or why there is none. PUT and POST are sent again, too:
  /// what is asked for here changes nothing.
  net::HttpResult send(const net::HttpRequest& request, const std::stop_token& stop);

  /// `http://169.254.170.2 answered 403 Forbidden (AccessDenied)`. Without the path, by which
  /// some services know whom they answer; `words` are the service's own.
  std::string reason(const net::HttpResult& result, const std::string& words = {}) const;

  /// The credentials that were read from a result, unless they have ended, or Failed with what
  /// the service says, but never with `secret`, which it was sent.
  FetchResult fetch_result(const net::HttpResult& result, std::variant<Credentials, Refusal> read,
                           const std::string& secret) const;

 private:
  net::Url origin_;
  Asking asking_;
  net::HttpClient client_;
};

/// The body, whatever the status; empty where there was no response.
std::string body_of(const net::HttpResult& result);

/// True for a response with the status 200.
bool is_ok(const net::HttpResult& result);

}  // namespace imagelift::aws
