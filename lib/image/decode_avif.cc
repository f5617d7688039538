// AVIF by libavif with dav1d, the decoder that holds itself to the limit of pixels.
#include <avif/avif.h>

#include <algorithm>
#include <memory>
#include <string_view>
#include <utility>

#include "image/alpha.h"
#include "image/animation.h"
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

ColourProfile profile_of(const avifImage& image) {
  ColourProfile profile;
  if (image.icc.size > 0) {
    profile.icc.assign(image.icc.data, image.icc.data + image.icc.size);
  } else {
    profile.coded = CodedColours{image.colorPrimaries, image.transferCharacteristics};
  }
  return profile;
}

// libavif looks a frame's time up from the beginning of the table each time, so neither may be
// long.
constexpr std::size_t kMostTimedFrames = 300;
constexpr std::uint32_t kMostTimes = 10'000;

// The entries of the longest table of times (ISO/IEC 14496-12, `stts`) that the bytes may hold.
std::uint32_t longest_time_table(Bytes bytes) {
  constexpr std::string_view kName = "stts";
  std::uint32_t longest = 0;
  auto at = bytes.begin();
  while ((at = std::search(at, bytes.end(), kName.begin(), kName.end())) != bytes.end()) {
    at += static_cast<std::ptrdiff_t>(kName.size());
    if (bytes.end() - at < 8) break;
    longest = std::max(longest, std::uint32_t{at[4]} << 24 | std::uint32_t{at[5]} << 16 |
                                    std::uint32_t{at[6]} << 8 | std::uint32_t{at[7]});
  }
  return longest;
}

// The times of the frames. Whether it loops cannot be asked of this libavif, and nearly all do.
std::vector<std::uint32_t> times_of(const avifDecoder& decoder, Bytes bytes) {
  if (longest_time_table(bytes) > kMostTimes) return {0};
  std::vector<std::uint32_t> times;
  const auto count = std::min(static_cast<std::size_t>(decoder.imageCount), kMostTimedFrames);
  for (std::size_t i = 0; i < count; ++i) {
    avifImageTiming timing;
    const auto index = static_cast<std::uint32_t>(i);
    const bool known = avifDecoderNthImageTiming(&decoder, index, &timing) == AVIF_RESULT_OK;
    const double milliseconds = known ? timing.duration * 1000 : 0;
    times.push_back(static_cast<std::uint32_t>(std::min(std::max(0., milliseconds), 4e9)));
  }
  return times;
}

// The longest of the frames that do not take more pixels than allowed, from their key frame on.
std::uint32_t chosen_frame(const avifDecoder& decoder, Bytes bytes, const DecodeLimits& limits) {
  if (decoder.imageCount < 2) return 0;
  const std::uint64_t pixels = std::uint64_t{decoder.image->width} * decoder.image->height;
  std::vector<std::uint32_t> times;
  std::vector<std::uint32_t> indices;
  std::uint32_t index = 0;
  for (const std::uint32_t time : times_of(decoder, bytes)) {
    const std::uint32_t key = avifDecoderNearestKeyframe(&decoder, index);
    if (index == 0 || (index - key + 1) * pixels <= limits.max_pixels * kFramePixels) {
      times.push_back(time);
      indices.push_back(index);
    }
    ++index;
  }
  return indices[longest_shown(times, true)];
}

// Reads that frame; of an animation whose frame cannot be read the first.
avifResult read_frame(avifDecoder& decoder, Bytes bytes, FrameChoice& choice,
                      const DecodeLimits& limits) {
  const std::uint32_t index = chosen_frame(decoder, bytes, limits);
  choice = {decoder.imageCount > 1, std::max(decoder.imageCount, 1), static_cast<int>(index) + 1};
  const avifResult result = avifDecoderNthImage(&decoder, index);
  if (result == AVIF_RESULT_OK || index == 0 || result == AVIF_RESULT_OUT_OF_MEMORY) return result;
  choice.taken = 1;
  return avifDecoderNthImage(&decoder, 0);
}

StoredResult rgb_of(const avifDecoder& decoder, const FrameChoice& choice,
                    const DecodeLimits& limits) {
  const avifImage& image = *decoder.image;
  if (auto refused = refuse_size(image.width, image.height, limits)) return *refused;
  const Size size{static_cast<int>(image.width), static_cast<int>(image.height)};
  std::vector<std::uint8_t> rgba(std::size_t{image.width} * image.height * 4);
  avifRGBImage rgb;
  avifRGBImageSetDefaults(&rgb, &image);
  rgb.depth = 8;
  rgb.format = AVIF_RGB_FORMAT_RGBA;
  rgb.pixels = rgba.data();
  rgb.rowBytes = image.width * 4;
  if (auto result = avifImageYUVToRGB(&image, &rgb); result != AVIF_RESULT_OK) {
    return failure_of(decoder, result);
  }
  return StoredImage{
      .pixels = pixels_of_rgba(std::move(rgba), size),
      .orientation = orientation_of(image),
      .frames = choice,
      .profile = profile_of(image),
      .samples = image.yuvFormat == AVIF_PIXEL_FORMAT_YUV400 ? Samples::gray : Samples::rgb};
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
  FrameChoice choice;
  if (auto result = read_frame(*decoder, bytes, choice, limits); result != AVIF_RESULT_OK) {
    return failure_of(*decoder, result);
  }
  return rgb_of(*decoder, choice, limits);
}

}  // namespace imagelift::image
