#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>

#include "core/failure.h"
#include "image/colour_profile.h"
#include "image/decode.h"
#include "image/pixels.h"

namespace imagelift::image {

/// An image as its file has it, before its colours are converted and its orientation applied.
struct StoredImage {
  Pixels pixels = {};
  int orientation = 1;  ///< of EXIF, 1..8
  FrameChoice frames = {};
  ColourProfile profile = {};      ///< still to be applied
  Samples samples = Samples::rgb;  ///< gray or rgb: what the file stores
  ProfileNote profile_note = {};   ///< of a reader that has converted the colours itself
};

using Bytes = std::span<const std::uint8_t>;
using StoredResult = std::variant<StoredImage, Failure>;

// One reader per format. Each checks the size in the header with `refuse_size` before it takes
// memory for pixels, keeps its library's errors within, and may throw std::bad_alloc only.
StoredResult read_avif(Bytes bytes, const DecodeLimits& limits);
StoredResult read_bmp(Bytes bytes, const DecodeLimits& limits);
StoredResult read_gif(Bytes bytes, const DecodeLimits& limits);
StoredResult read_heic(Bytes bytes, const DecodeLimits& limits);
StoredResult read_jpeg(Bytes bytes, const DecodeLimits& limits);
StoredResult read_jxl(Bytes bytes, const DecodeLimits& limits);
StoredResult read_png(Bytes bytes, const DecodeLimits& limits);
StoredResult read_tiff(Bytes bytes, const DecodeLimits& limits);
StoredResult read_webp(Bytes bytes, const DecodeLimits& limits);

/// `the PNG is damaged: <reason>`; of the reason only printable ASCII, and not much of it.
Failure damaged(std::string_view format, std::string_view reason);
Failure unsupported(std::string_view format, std::string_view reason);

/// `the AVIF is too large: <reason>`, where a library's own limit comes before ours.
Failure too_large_for(std::string_view format, std::string_view reason);

/// Why an image of this size is not read: no pixels at all, or more than the limit.
std::optional<Failure> refuse_size(std::uint64_t width, std::uint64_t height,
                                   const DecodeLimits& limits);

}  // namespace imagelift::image
