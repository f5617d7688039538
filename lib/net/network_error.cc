#include "net/network_error.h"

#include <boost/asio/error.hpp>
#include <boost/asio/ssl/error.hpp>
#include <boost/beast/http/error.hpp>

namespace imagelift::net {
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
