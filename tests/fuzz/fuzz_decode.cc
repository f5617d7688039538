// Any bytes decode to an image within the limits or to a failure with a reason.
#include <cstdint>
#include <cstdlib>

#include "image/decode.h"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace imagelift;
  constexpr image::DecodeLimits kLimits{1 << 20, 1 << 18};
  const auto result = image::decode({bytes, size}, kLimits);
  if (const auto* failure = std::get_if<Failure>(&result)) {
    require(failure->stage == Stage::decode && !failure->message.empty());
    return 0;
  }
  const auto& decoded = std::get<image::Decoded>(result);
  const image::Pixels& pixels = decoded.pixels;
  require(pixels.width > 0 && pixels.height > 0);
  const std::uint64_t count = static_cast<std::uint64_t>(pixels.width) * pixels.height;
  require(count <= kLimits.max_pixels && pixels.rgb.size() == count * 3);
  require(pixels.alpha.empty() || pixels.alpha.size() == count);
  require(decoded.orientation >= 1 && decoded.orientation <= 8);
  require(decoded.frames.taken >= 1 && decoded.frames.taken <= decoded.frames.count);
  return 0;
}
