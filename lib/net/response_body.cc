#include "net/response_body.h"

namespace imagelift::net {
namespace {

constexpr std::uint64_t kMostErrorBytes = 64 << 10;  // of the body of a response that is not 2xx

std::string encoding_of(const HttpResponse& response) {
  std::string all;
  for (const auto& value : response.headers.find_all("Content-Encoding")) {
    all += (all.empty() ? "" : ", ") + value;
  }
  return all;
}

}  // namespace

ResponseBody::ResponseBody(const HttpRequest& request, HttpResponse& response)
    : request_(request), response_(response), decoder_(encoding_of(response)) {}

std::optional<HttpError> ResponseBody::begin(std::optional<std::uint64_t> length) const {
  if (!success() || request_.method == "HEAD") return std::nullopt;
  if (length && *length > request_.limits.max_bytes) return too_large();
  const auto refused = refused_encoding(encoding_of(response_));
  if (refused.empty()) return std::nullopt;
  return HttpError{FailureCode::http_status, host_header(response_.url) +
                                                 " encodes its response as '" + refused +
                                                 "', which nobody asked it for."};
}

std::optional<HttpError> ResponseBody::take(std::span<const std::uint8_t> piece) {
  received_ += piece.size();
  if (success() && received_ > request_.limits.max_bytes) return too_large();
  return error_of(decoder_.decode(piece, [this](auto decoded) { return take_decoded(decoded); }));
}

std::optional<HttpError> ResponseBody::finish() {
  return error_of(decoder_.finish([this](auto decoded) { return take_decoded(decoded); }));
}

std::optional<HttpError> ResponseBody::error_of(ContentDecoder::Outcome outcome) const {
  // Of a response that is an error anyway, the body is only a remark.
  if (!success() || outcome == ContentDecoder::Outcome::fine) return std::nullopt;
  if (outcome == ContentDecoder::Outcome::enough) return too_large();
  return HttpError{FailureCode::damaged,
                   "The compressed response of " + host_header(response_.url) + " is damaged."};
}

/// False: enough.
bool ResponseBody::take_decoded(std::span<const std::uint8_t> piece) {
  decoded_ += piece.size();
  if (!success() && decoded_ > kMostErrorBytes) enough_ = true;
  if (success() && decoded_ > request_.limits.max_bytes) return false;
  if (success() && request_.sink) return request_.sink(piece);
  response_.body.insert(response_.body.end(), piece.begin(), piece.end());
  return !enough_;
}

HttpError ResponseBody::too_large() const {
  return {FailureCode::too_large, "The response of " + host_header(request_.url) +
                                      " is larger than " +
                                      std::to_string(request_.limits.max_bytes) + " bytes."};
}

}  // namespace imagelift::net
