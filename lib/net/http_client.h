#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "net/host_headers.h"
#include "net/host_pace.h"
#include "net/http_message.h"
#include "net/proxy.h"
#include "net/retry_policy.h"
#include "net/url_policy.h"

namespace imagelift::net {

/// The addresses of a host name, as text; empty: no such name. May block and is called on a thread
/// of its own.
using Resolve = std::function<std::vector<std::string>(const std::string& host)>;

struct HttpOptions {
  UrlPolicy policy;
  ProxySettings proxies;
  RetryPolicy retry;
  /// Set: requests wait in line for their host, and refusals and outages are the host's (HostPace).
  std::optional<HostRules> hosts;
  /// Credentials. They go with a request until a redirect has led it to another host, and never
  /// replace a header that the request has.
  HostHeaders host_headers;
  std::string user_agent = "imagelift";
  std::string ca_file;  ///< PEM certificates trusted besides the system's (SSL_CERT_FILE, /etc/ssl)
  Resolve resolve;      ///< empty: the system's resolver
};

/// An HTTP/1.1 client over TCP and TLS. Connections are kept alive per origin; certificates and
/// host names are verified; a host is resolved once per connection, and only to an address that
/// the policy allows is connected, also after redirects. Headers that name us (Authorization,
/// Cookie, x-amz-*) are not sent to another origin after a redirect; cookies that a response sets
/// are kept for the redirects of that request. It never throws for what the network does; the
/// constructor throws imagelift::Error for an unreadable ca_file.
///
/// Any number of threads may use one client; it runs a thread of its own, on which `done` and
/// sinks are called. The destructor ends what is under way (as stopped) and waits for it.
class HttpClient {
 public:
  explicit HttpClient(HttpOptions options);
  HttpClient(const HttpClient&) = delete;
  HttpClient& operator=(const HttpClient&) = delete;
  ~HttpClient();

  /// Sends and waits. Any status is a response; see expect_success. Not to be called on the
  /// client's own thread.
  HttpResult send(HttpRequest request, std::stop_token stop = {});

  /// Starts a request and returns; `done` is called exactly once and must not block.
  void start(HttpRequest request, std::stop_token stop, std::function<void(HttpResult)> done);

 private:
  class Implementation;
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace imagelift::net
