// AVIF by libavif with dav1d, the decoder that holds itself to the limit of pixels.
#include <avif/avif.h>

#include <memory>

#include "image/alpha.h"
#include "image/stored_image.h"

namespace imagelift::image {
namespace {

using Decoder = std::unique_ptr<avifDecoder, decltype(&avifDecoderDestroy)>;

Failure failure_of(const avifDecoder& decoder, avifResult result) {
  switch (result) {
    case AVIF_RESULT_OUT_OF_MEMORY:
      throw std::bad_alloc();
    case AVIF_RESULT_NO_CODEC_AVAILABLE:
    case AVIF_RESULT_NOT_IMPLEMENTED:
    case AVIF_RESULT_UNSUPPORTED_DEPTH:
      return unsupported("AVIF", avifResultToString(result));
    default:
      break;
  }
  const std::string_view detail = decoder.diag.error;
  if (detail.find("too large") != std::string_view::npos) return too_large_for("AVIF", detail);
  return damaged("AVIF", detail.empty() ? avifResultToString(result) : detail);
}

// ISO/IEC 23000-22: first `irot` quarters of a turn anticlockwise, then `imir`, as the one EXIF
// orientation that does the same. Axis 0 exchanges top and bottom, axis 1 left and right.
int orientation_of(const avifImage& image) {
  constexpr int kTurned[4] = {1, 8, 3, 6};
  constexpr int kTurnedThenFlipped[4] = {4, 5, 2, 7};
  constexpr int kTurnedThenMirrored[4] = {2, 7, 4, 5};
  const int quarters = image.transformFlags & AVIF_TRANSFORM_IROT ? image.irot.angle & 3 : 0;
  if (!(image.transformFlags & AVIF_TRANSFORM_IMIR)) return kTurned[quarters];
  return image.imir.mode == 0 ? kTurnedThenFlipped[quarters] : kTurnedThenMirrored[quarters];
}

}  // namespace

StoredResult read_avif(Bytes bytes, const DecodeLimits& limits) {
  const Decoder decoder(avifDecoderCreate(), &avifDecoderDestroy);
  if (!decoder) throw std::bad_alloc();
  decoder->codecChoice = AVIF_CODEC_CHOICE_DAV1D;
  decoder->maxThreads = 1;
  decoder->ignoreExif = AVIF_TRUE;
  decoder->ignoreXMP = AVIF_TRUE;
  decoder->strictFlags = AVIF_STRICT_DISABLED;
  decoder->imageSizeLimit = static_cast<std::uint32_t>(
      std::min<std::uint64_t>(limits.max_pixels, AVIF_DEFAULT_IMAGE_SIZE_LIMIT));
  if (auto result = avifDecoderSetIOMemory(decoder.get(), bytes.data(), bytes.size());
      result != AVIF_RESULT_OK) {
    return failure_of(*decoder, result);
  }
  if (auto result = avifDecoderParse(decoder.get()); result != AVIF_RESULT_OK) {
    return failure_of(*decoder, result);
  }
  const avifImage& image = *decoder->image;
  if (auto refused = refuse_size(image.width, image.height, limits)) return *refused;
  if (auto result = avifDecoderNextImage(decoder.get()); result != AVIF_RESULT_OK) {
    return failure_of(*decoder, result);
  }
  const Size size{static_cast<int>(image.width), static_cast<int>(image.height)};
  std::vector<std::uint8_t> rgba(std::size_t{image.width} * image.height * 4);
  avifRGBImage rgb;
  avifRGBImageSetDefaults(&rgb, &image);
  rgb.depth = 8;
  rgb.format = AVIF_RGB_FORMAT_RGBA;
  rgb.pixels = rgba.data();
  rgb.rowBytes = image.width * 4;
  if (auto result = avifImageYUVToRGB(&image, &rgb); result != AVIF_RESULT_OK) {
    return failure_of(*decoder, result);
  }
  return StoredImage{pixels_of_rgba(rgba, size), orientation_of(image), decoder->imageCount};
}

}  // namespace imagelift::image
