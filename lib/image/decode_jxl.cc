// JPEG XL by libjxl, in two passes: the headers of all frames, then the pixels of the one that is
// taken.
#include <jxl/decode.h>

#include <algorithm>
#include <memory>
#include <utility>

#include "image/alpha.h"
#include "image/animation.h"

namespace imagelift::image {
namespace {

constexpr std::uint32_t kMostExtraChannels = 8;  // alpha and a few; each costs memory per pixel
constexpr JxlPixelFormat kRgba{4, JXL_TYPE_UINT8, JXL_NATIVE_ENDIAN, 0};

using Decoder = std::unique_ptr<JxlDecoder, decltype(&JxlDecoderDestroy)>;

Decoder make_decoder(Bytes bytes, int events) {
  Decoder decoder(JxlDecoderCreate(nullptr), &JxlDecoderDestroy);
  if (!decoder) throw std::bad_alloc();
  JxlDecoderSetKeepOrientation(decoder.get(), JXL_TRUE);
  JxlDecoderSetUnpremultiplyAlpha(decoder.get(), JXL_TRUE);
  JxlDecoderSubscribeEvents(decoder.get(), events);
  JxlDecoderSetInput(decoder.get(), bytes.data(), bytes.size());
  return decoder;
}

Failure failure_of(JxlDecoderStatus status) {
  return damaged("JPEG XL", status == JXL_DEC_NEED_MORE_INPUT ? "it ends early"
                                                              : "its code stream is not valid");
}

bool has_ink(const JxlDecoder* decoder, std::uint32_t channels) {
  for (std::uint32_t i = 0; i < channels; ++i) {
    JxlExtraChannelInfo channel;
    if (JxlDecoderGetExtraChannelInfo(decoder, i, &channel) == JXL_DEC_SUCCESS &&
        channel.type == JXL_CHANNEL_BLACK) {
      return true;
    }
  }
  return false;
}

std::optional<Failure> refuse_kind(const JxlDecoder* decoder, const JxlBasicInfo& info,
                                   const DecodeLimits& limits) {
  if (auto refused = refuse_size(info.xsize, info.ysize, limits)) return refused;
  if (info.num_extra_channels > kMostExtraChannels) {
    return unsupported("JPEG XL", "it has too many channels");
  }
  if (has_ink(decoder, info.num_extra_channels)) return unsupported("JPEG XL", "it is CMYK");
  return std::nullopt;
}

// What is known before any pixel is read.
struct Headers {
  JxlBasicInfo info{};
  std::vector<std::uint32_t> times;  ///< milliseconds of the first kMostFrames frames
  std::size_t count = 0;
};

std::uint32_t milliseconds(const JxlAnimationHeader& animation, std::uint32_t ticks) {
  if (animation.tps_numerator == 0) return 0;
  const double time = 1000. * ticks * animation.tps_denominator / animation.tps_numerator;
  return static_cast<std::uint32_t>(std::clamp(time, 0., 4e9));
}

// Frames behind a damage are not counted: nothing says how many there should be.
std::variant<Headers, Failure> read_headers(Bytes bytes, const DecodeLimits& limits) {
  const Decoder decoder = make_decoder(bytes, JXL_DEC_BASIC_INFO | JXL_DEC_FRAME);
  Headers headers;
  while (true) {
    const JxlDecoderStatus status = JxlDecoderProcessInput(decoder.get());
    if (status == JXL_DEC_BASIC_INFO) {
      JxlDecoderGetBasicInfo(decoder.get(), &headers.info);
      if (auto refused = refuse_kind(decoder.get(), headers.info, limits)) return *refused;
    } else if (status == JXL_DEC_FRAME) {
      JxlFrameHeader frame{};
      JxlDecoderGetFrameHeader(decoder.get(), &frame);
      if (headers.count++ < kMostFrames) {
        headers.times.push_back(milliseconds(headers.info.animation, frame.duration));
      }
      if (headers.info.have_animation == JXL_FALSE) return headers;
    } else if (headers.count > 0) {
      return headers;
    } else {
      return failure_of(status);
    }
  }
}

// Of frames that do not take more pixels than allowed, each with all those before it.
std::size_t chosen_frame(const Headers& headers, const DecodeLimits& limits) {
  const std::uint64_t pixels = std::uint64_t{headers.info.xsize} * headers.info.ysize;
  const std::uint64_t most = std::max<std::uint64_t>(limits.max_pixels * kFramePixels / pixels, 1);
  const auto count = std::min<std::size_t>(headers.times.size(), most);
  return longest_shown(std::span(headers.times).first(count),
                       headers.info.animation.num_loops != 1);
}

// An image whose colours have no code is best given in sRGB, and not in linear light.
void prefer_srgb(JxlDecoder* decoder, bool gray) {
  JxlColorEncoding found{};
  if (JxlDecoderGetColorAsEncodedProfile(decoder, nullptr, JXL_COLOR_PROFILE_TARGET_ORIGINAL,
                                         &found) == JXL_DEC_SUCCESS) {
    return;
  }
  JxlColorEncoding srgb{};
  srgb.color_space = gray ? JXL_COLOR_SPACE_GRAY : JXL_COLOR_SPACE_RGB;
  srgb.white_point = JXL_WHITE_POINT_D65;
  srgb.primaries = JXL_PRIMARIES_SRGB;
  srgb.transfer_function = JXL_TRANSFER_FUNCTION_SRGB;
  srgb.rendering_intent = JXL_RENDERING_INTENT_PERCEPTUAL;
  JxlDecoderSetPreferredColorProfile(decoder, &srgb);
}

// That of the pixels as they are handed out.
ColourProfile profile_of(const JxlDecoder* decoder) {
  ColourProfile profile;
  std::size_t size = 0;
  if (JxlDecoderGetICCProfileSize(decoder, nullptr, JXL_COLOR_PROFILE_TARGET_DATA, &size) !=
      JXL_DEC_SUCCESS) {
    return profile;
  }
  if (size > kMostProfileBytes) return {.broken = "the ICC profile is too large"};
  profile.icc.resize(size);
  if (JxlDecoderGetColorAsICCProfile(decoder, nullptr, JXL_COLOR_PROFILE_TARGET_DATA,
                                     profile.icc.data(), size) != JXL_DEC_SUCCESS) {
    return {.broken = "the ICC profile cannot be read"};
  }
  return profile;
}

bool give_buffer(JxlDecoder* decoder, std::vector<std::uint8_t>& rgba) {
  std::size_t size = 0;
  return JxlDecoderImageOutBufferSize(decoder, &kRgba, &size) == JXL_DEC_SUCCESS &&
         size == rgba.size() &&
         JxlDecoderSetImageOutBuffer(decoder, &kRgba, rgba.data(), size) == JXL_DEC_SUCCESS;
}

StoredResult read_frame(Bytes bytes, const Headers& headers, std::size_t index) {
  const Decoder decoder = make_decoder(bytes, JXL_DEC_COLOR_ENCODING | JXL_DEC_FULL_IMAGE);
  JxlDecoderSkipFrames(decoder.get(), index);
  const bool gray = headers.info.num_color_channels == 1;
  const Size size{static_cast<int>(headers.info.xsize), static_cast<int>(headers.info.ysize)};
  StoredImage image{.samples = gray ? Samples::gray : Samples::rgb};
  std::vector<std::uint8_t> rgba(std::size_t{headers.info.xsize} * headers.info.ysize * 4);
  while (true) {
    const JxlDecoderStatus status = JxlDecoderProcessInput(decoder.get());
    if (status == JXL_DEC_COLOR_ENCODING) {
      if (headers.info.uses_original_profile == JXL_FALSE) prefer_srgb(decoder.get(), gray);
      image.profile = profile_of(decoder.get());
    } else if (status == JXL_DEC_NEED_IMAGE_OUT_BUFFER) {
      if (!give_buffer(decoder.get(), rgba)) return failure_of(JXL_DEC_ERROR);
    } else if (status == JXL_DEC_FULL_IMAGE) {
      break;
    } else {
      return failure_of(status);
    }
  }
  image.pixels = pixels_of_rgba(std::move(rgba), size);
  image.orientation = std::clamp(static_cast<int>(headers.info.orientation), 1, 8);
  image.frames = {headers.count > 1, static_cast<int>(headers.count), static_cast<int>(index) + 1};
  return image;
}

}  // namespace

StoredResult read_jxl(Bytes bytes, const DecodeLimits& limits) {
  auto read = read_headers(bytes, limits);
  if (auto* failure = std::get_if<Failure>(&read)) return std::move(*failure);
  const auto& headers = std::get<Headers>(read);
  const std::size_t index = chosen_frame(headers, limits);
  StoredResult result = read_frame(bytes, headers, index);
  if (std::holds_alternative<StoredImage>(result) || index == 0) return result;
  return read_frame(bytes, headers, 0);  // as of any animation whose frame is damaged
}

}  // namespace imagelift::image
