#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <variant>

#include "core/failure.h"
#include "core/geometry.h"
#include "core/image_analysis.h"
#include "image/pixels.h"

namespace imagelift::image {

/// What one image may ask for. The header is held against both before any memory for pixels is
/// taken; an image of exactly the limit is accepted.
struct DecodeLimits {
  std::uint64_t max_bytes = 64ull << 20;   ///< of the encoded image
  std::uint64_t max_pixels = 100'000'000;  ///< width * height, also of an animation's canvas
};

/// An image that was read.
struct Decoded {
  Pixels pixels;        ///< upright sRGB: the orientation and the colour profile are applied
  std::string format;   ///< by signature: jpeg, png, webp, gif, bmp, tiff, avif, heic, jxl
  Size stored;          ///< width and height as they stand in the file
  int orientation = 1;  ///< of EXIF or its kin, 1..8, already applied; 1 = stored upright
  FrameChoice frames;
  std::string colour_profile;  ///< empty, `converted` or `ignored: <reason>`
};

/// Reads an image by its signature, whatever its name says. Of an animation the frame that is
/// shown longest (animation.h), as a viewer shows it, on its canvas; of pages the first. Gray
/// becomes RGB, 16 bits per channel become 8 by their upper byte (TIFF: rounded), CMYK without a
/// profile becomes RGB as in Pillow. Colours become sRGB by the file's ICC profile, by `nclx` or by
/// PNG's cICP, cHRM and gAMA (both; where sRGB or a profile does not overrule them, as in
/// Chromium). Profiles in BMP and GIF, curves of HDR and the colour space in EXIF are not looked
/// at. EXIF is read for the orientation alone, so that locations and other metadata stay in the
/// input. An image that ends before its last row is `damaged`, also where a browser would show its
/// beginning: the gray rest would count as a colour and hide what was in it. What is missing or
/// wrong behind the last row does not matter.
/// Failures: empty, not_an_image, unsupported_format, damaged, too_large, too_many_pixels, all of
/// Stage::decode. Throws std::bad_alloc only. Any number of threads may call it.
std::variant<Decoded, Failure> decode(std::span<const std::uint8_t> bytes,
                                      const DecodeLimits& limits);

}  // namespace imagelift::image
