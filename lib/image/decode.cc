#include "image/decode.h"

#include <utility>

#include "image/orientation.h"
#include "image/signature.h"
#include "image/stored_image.h"

namespace imagelift::image {
namespace {

std::optional<Failure> refuse_length(std::uint64_t bytes, const DecodeLimits& limits) {
  if (bytes == 0) return Failure{Stage::decode, FailureCode::empty, "the file is empty"};
  if (bytes > limits.max_bytes) {
    return Failure{Stage::decode, FailureCode::too_large,
                   std::to_string(bytes) + " bytes are more than the limit of " +
                       std::to_string(limits.max_bytes)};
  }
  return std::nullopt;
}

}  // namespace

std::variant<Decoded, Failure> decode(std::span<const std::uint8_t> bytes,
                                      const DecodeLimits& limits) {
  if (auto refused = refuse_length(bytes.size(), limits)) return *std::move(refused);
  auto found = reader_of(bytes);
  if (auto* refused = std::get_if<Failure>(&found)) return std::move(*refused);
  const Reader& reader = *std::get<const Reader*>(found);
  StoredResult result = reader.read(bytes, limits);
  if (auto* failure = std::get_if<Failure>(&result)) return std::move(*failure);
  StoredImage& image = std::get<StoredImage>(result);
  if (image.profile_note.empty()) {
    image.profile_note = to_srgb(image.pixels, image.profile, image.samples);
  }
  const Size stored = image.pixels.size();
  return Decoded{upright(std::move(image.pixels), image.orientation),
                 std::string(reader.format),
                 stored,
                 image.orientation,
                 image.frames,
                 std::move(image.profile_note)};
}

}  // namespace imagelift::image
