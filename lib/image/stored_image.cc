#include "image/stored_image.h"

#include <algorithm>

namespace imagelift::image {
namespace {

constexpr std::size_t kLongestReason = 200;

// Libraries quote bytes of the file in their messages.
std::string printable(std::string_view reason) {
  std::string text(reason.substr(0, kLongestReason));
  std::replace_if(
      text.begin(), text.end(), [](unsigned char c) { return c < ' ' || c > '~'; }, '?');
  return text;
}

Failure decode_failure(FailureCode code, std::string message) {
  return {Stage::decode, code, std::move(message)};
}

}  // namespace

Failure damaged(std::string_view format, std::string_view reason) {
  return decode_failure(FailureCode::damaged,
                        "the " + std::string(format) + " is damaged: " + printable(reason));
}

Failure unsupported(std::string_view format, std::string_view reason) {
  return decode_failure(
      FailureCode::unsupported_format,
      "this kind of " + std::string(format) + " cannot be read: " + printable(reason));
}

Failure too_large_for(std::string_view format, std::string_view reason) {
  return decode_failure(FailureCode::too_many_pixels,
                        "the " + std::string(format) + " is too large: " + printable(reason));
}

std::optional<Failure> refuse_size(std::uint64_t width, std::uint64_t height,
                                   const DecodeLimits& limits) {
  constexpr std::uint64_t kLongestSide = 1'000'000;  // resizing needs some 100 bytes of each column
  const std::string size = std::to_string(width) + " x " + std::to_string(height);
  if (width == 0 || height == 0) {
    return decode_failure(FailureCode::damaged, "the header declares " + size + " pixels");
  }
  if (width > kLongestSide || height > kLongestSide) {
    return decode_failure(FailureCode::too_many_pixels, "the header declares " + size +
                                                            " pixels; no side may have more than " +
                                                            std::to_string(kLongestSide));
  }
  if (width > limits.max_pixels / height) {
    return decode_failure(FailureCode::too_many_pixels, "the header declares " + size +
                                                            " pixels, more than the limit of " +
                                                            std::to_string(limits.max_pixels));
  }
  return std::nullopt;
}

}  // namespace imagelift::image
