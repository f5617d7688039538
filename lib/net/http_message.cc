#include "net/http_message.h"

#include <boost/asio/error.hpp>
#include <boost/asio/ssl/error.hpp>
#include <boost/beast/core/string.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/status.hpp>

namespace imagelift::net {

void Headers::set(const std::string& name, std::string value) {
  std::erase_if(fields_,
                [&](const Field& field) { return boost::beast::iequals(field.first, name); });
  add(name, std::move(value));
}

std::optional<std::string> Headers::find(std::string_view name) const {
  for (const auto& [candidate, value] : fields_) {
    if (boost::beast::iequals(candidate, name)) return value;
  }
  return std::nullopt;
}

std::vector<std::string> Headers::find_all(std::string_view name) const {
  std::vector<std::string> values;
  for (const auto& [candidate, value] : fields_) {
    if (boost::beast::iequals(candidate, name)) values.push_back(value);
  }
  return values;
}

std::string text_of(const HttpResponse& response) {
  return {response.body.begin(), response.body.end()};
}

std::optional<HttpError> error_of_status(const HttpResponse& response) {
  if (response.status >= 200 && response.status < 300) return std::nullopt;
  // The server's own reason phrase is foreign text; the standard one says as much.
  const auto phrase = boost::beast::http::obsolete_reason(
      boost::beast::http::int_to_status(static_cast<unsigned>(response.status)));
  auto code = FailureCode::http_status;
  if (response.status == 404 || response.status == 410) code = FailureCode::not_found;
  if (response.status == 401 || response.status == 403) code = FailureCode::access_denied;
  return HttpError{code, "The server answered " + std::to_string(response.status) + " " +
                             std::string(phrase) + " for " + without_secrets(response.url) + "."};
}

HttpResult expect_success(HttpResult result) {
  if (const auto* response = std::get_if<HttpResponse>(&result)) {
    if (auto error = error_of_status(*response)) return std::move(*error);
  }
  return result;
}

namespace {

namespace asio = boost::asio;
namespace http = boost::beast::http;

bool is_early_end(const boost::system::error_code& error) {
  return error == asio::error::eof || error == http::error::end_of_stream ||
         error == http::error::partial_message || error == asio::ssl::error::stream_truncated;
}

}  // namespace

HttpError error_of(const boost::system::error_code& error, const Url& url) {
  const auto whom = host_header(url);
  if (is_early_end(error)) {
    return {FailureCode::connection_failed, whom + " closed the connection early."};
  }
  if (error == http::error::header_limit || error == http::error::buffer_overflow) {
    return {FailureCode::too_large, "The header of the response of " + whom + " is too large."};
  }
  if (error.category() == http::make_error_code(http::error::bad_method).category()) {
    return {FailureCode::connection_failed,
            "The response of " + whom + " is not HTTP: " + error.message() + "."};
  }
  if (error.category() == asio::error::get_ssl_category()) {
    return {FailureCode::tls_failed, "TLS with " + whom + " failed: " + error.message() + "."};
  }
  return {FailureCode::connection_failed,
          "The connection to " + whom + " failed: " + error.message() + "."};
}

}  // namespace imagelift::net
