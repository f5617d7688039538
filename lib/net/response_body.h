#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "net/content_decoder.h"
#include "net/http_message.h"

namespace imagelift::net {

/// Where the body of one answer goes: its Content-Encoding is undone, its bytes are counted before
/// and after, and of a response that is not 2xx only a beginning is kept.
class ResponseBody {
 public:
  /// Both outlive it. A response to HEAD has no body, whatever its header says.
  ResponseBody(const HttpRequest& request, HttpResponse& response);

  /// What can be said before the first byte: an encoding that cannot be undone, a length (if there
  /// is one) above the bound.
  std::optional<HttpError> begin(std::optional<std::uint64_t> length) const;

  /// The next bytes as they came.
  std::optional<HttpError> take(std::span<const std::uint8_t> piece);

  /// True once the rest need not be read.
  bool has_enough() const { return enough_; }

  /// After the last byte.
  std::optional<HttpError> finish();

 private:
  std::optional<HttpError> error_of(ContentDecoder::Outcome outcome) const;
  bool take_decoded(std::span<const std::uint8_t> piece);
  bool success() const { return response_.status >= 200 && response_.status < 300; }
  HttpError too_large() const;

  const HttpRequest& request_;
  HttpResponse& response_;
  ContentDecoder decoder_;
  std::uint64_t received_ = 0;
  std::uint64_t decoded_ = 0;
  bool enough_ = false;
};

}  // namespace imagelift::net
