#pragma once

#include <boost/system/error_code.hpp>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "net/url.h"

namespace imagelift::net {

/// Header fields in the order of the message.
class Headers {
 public:
  using Field = std::pair<std::string, std::string>;

  Headers() = default;
  Headers(std::initializer_list<Field> fields) : fields_(fields) {}

  void add(std::string name, std::string value) {
    fields_.emplace_back(std::move(name), std::move(value));
  }

  /// Replaces all fields of this name.
  void set(const std::string& name, std::string value);

  /// The first field of this name (case does not count); empty where there is none.
  std::optional<std::string> find(std::string_view name) const;

  /// The values of all fields of this name, in order.
  std::vector<std::string> find_all(std::string_view name) const;

  auto begin() const { return fields_.begin(); }
  auto end() const { return fields_.end(); }

 private:
  std::vector<Field> fields_;
};

/// Takes a piece of a body as it arrives, on the client's own thread; must not block for long.
/// False: enough, the request ends with FailureCode::too_large.
using BodySink = std::function<bool(std::span<const std::uint8_t>)>;

struct HttpResponse {
  int status = 0;
  Headers headers;
  std::vector<std::uint8_t> body;
  Url url;            ///< after redirects
  int redirects = 0;  ///< how many were followed
};

/// Called on the client's own thread; must not block for long.
using ResponseBegun = std::function<void(const HttpResponse&)>;

/// Bounds on one request. Times count per attempt.
struct RequestLimits {
  std::uint64_t max_bytes =
      64 << 20;  ///< of the response's body, as it comes and as it is unpacked
  std::chrono::milliseconds timeout{
      60'000};  ///< from resolving to the last byte, redirects included
  std::chrono::milliseconds silence{30'000};  ///< longest wait for the next bytes
  int redirects = 5;                          ///< 0: a response 3xx is handed back as it is
};

struct HttpRequest {
  std::string method = "GET";
  Url url;
  /// Not Host, Content-Length, Connection, User-Agent: the client's own. Accept-Encoding is
  /// `identity` unless it stands here; gzip and deflate are undone in either case.
  Headers headers;
  std::string body;
  RequestLimits limits;
  /// Sees a 2xx response's status and headers before its body is read: whether a range was granted.
  ResponseBegun begun;
  /// Where a 2xx body goes instead of HttpResponse::body. Nothing is retried once it was called.
  BodySink sink;
};

/// The body as text.
std::string text_of(const HttpResponse& response);

using HttpResult = std::variant<HttpResponse, HttpError>;

/// What a status means: nothing for 2xx, else the code and a sentence.
std::optional<HttpError> error_of_status(const HttpResponse& response);

/// The response if its status is 2xx; every other outcome as an error.
HttpResult expect_success(HttpResult result);

/// What an error of a socket, of TLS or of the HTTP parser means for a request.
HttpError error_of(const boost::system::error_code& error, const Url& url);

}  // namespace imagelift::net
