// WebP by libwebp, since OpenCV 4.6 does not read animated ones.
#include <webp/decode.h>
#include <webp/demux.h>

#include <algorithm>
#include <memory>

#include "image/animation.h"
#include "image/orientation.h"

namespace imagelift::image {
namespace {

using Demuxer = std::unique_ptr<WebPDemuxer, decltype(&WebPDemuxDelete)>;

struct FrameIterator {
  WebPIterator at{};
  ~FrameIterator() { WebPDemuxReleaseIterator(&at); }
};

std::vector<std::uint8_t> chunk_of(const WebPDemuxer* demuxer, const char* name) {
  WebPChunkIterator chunk{};
  std::vector<std::uint8_t> content;
  if (WebPDemuxGetChunk(demuxer, name, 1, &chunk) != 0) {
    content.assign(chunk.chunk.bytes, chunk.chunk.bytes + chunk.chunk.size);
  }
  WebPDemuxReleaseChunkIterator(&chunk);
  return content;
}

Failure failure_of(VP8StatusCode status) {
  switch (status) {
    case VP8_STATUS_OUT_OF_MEMORY:
      throw std::bad_alloc();
    case VP8_STATUS_UNSUPPORTED_FEATURE:
      return unsupported("WebP", "an unknown feature");
    case VP8_STATUS_NOT_ENOUGH_DATA:
    case VP8_STATUS_SUSPENDED:
      return damaged("WebP", "it ends early");
    default:
      return damaged("WebP", "its bit stream is not valid");
  }
}

Frame frame_of(const WebPIterator& at) {
  return {at.x_offset,
          at.y_offset,
          {at.width, at.height},
          static_cast<std::uint32_t>(std::max(at.duration, 0)),
          at.dispose_method == WEBP_MUX_DISPOSE_BACKGROUND ? AfterFrame::clear : AfterFrame::keep,
          at.blend_method == WEBP_MUX_NO_BLEND || at.has_alpha == 0};
}

// Frames that are whole; of a file that was cut off those before the cut.
Animation animation_of(const WebPDemuxer* demuxer, Size canvas) {
  Animation animation{canvas, {}, 0, WebPDemuxGetI(demuxer, WEBP_FF_LOOP_COUNT) != 1};
  FrameIterator frame;
  for (int found = WebPDemuxGetFrame(demuxer, 1, &frame.at);
       found != 0 && frame.at.complete != 0 && animation.frames.size() < kMostFrames;
       found = WebPDemuxNextFrame(&frame.at)) {
    animation.frames.push_back(frame_of(frame.at));
  }
  animation.count = std::max<std::size_t>(static_cast<std::size_t>(frame.at.num_frames), 1);
  return animation;
}

FramePixels read_frame(const WebPDemuxer* demuxer, std::size_t index, Size declared,
                       const DecodeLimits& limits) {
  FrameIterator frame;
  if (WebPDemuxGetFrame(demuxer, static_cast<int>(index) + 1, &frame.at) == 0) {
    return damaged("WebP", "it ends early");
  }
  WebPDecoderConfig config;
  if (WebPInitDecoderConfig(&config) == 0) return unsupported("WebP", "libwebp's version");
  const WebPData& data = frame.at.fragment;
  if (const auto status = WebPGetFeatures(data.bytes, data.size, &config.input);
      status != VP8_STATUS_OK) {
    return failure_of(status);
  }
  const Size size{config.input.width, config.input.height};
  if (size != declared) return damaged("WebP", "a frame has another size than it declares");
  if (auto refused = refuse_size(size.width, size.height, limits)) return *std::move(refused);
  std::vector<std::uint8_t> rgba(static_cast<std::size_t>(size.width) * size.height * 4);
  config.output.colorspace = MODE_RGBA;
  config.output.is_external_memory = 1;
  config.output.u.RGBA.rgba = rgba.data();
  config.output.u.RGBA.stride = size.width * 4;
  config.output.u.RGBA.size = rgba.size();
  const VP8StatusCode status = WebPDecode(data.bytes, data.size, &config);
  WebPFreeDecBuffer(&config.output);
  if (status != VP8_STATUS_OK) return failure_of(status);
  return rgba;
}

}  // namespace

StoredResult read_webp(Bytes bytes, const DecodeLimits& limits) {
  const WebPData data{bytes.data(), bytes.size()};
  const Demuxer demuxer(WebPDemux(&data), &WebPDemuxDelete);
  if (!demuxer) return damaged("WebP", "its chunks are not valid, or it ends early");
  const std::uint64_t width = WebPDemuxGetI(demuxer.get(), WEBP_FF_CANVAS_WIDTH);
  const std::uint64_t height = WebPDemuxGetI(demuxer.get(), WEBP_FF_CANVAS_HEIGHT);
  if (auto refused = refuse_size(width, height, limits)) return *refused;
  const Animation animation =
      animation_of(demuxer.get(), {static_cast<int>(width), static_cast<int>(height)});
  if (animation.frames.empty()) return damaged("WebP", "it holds no whole frame");
  StoredResult result = image_of_animation(animation, limits, [&](std::size_t index) {
    return read_frame(demuxer.get(), index, animation.frames[index].size, limits);
  });
  if (auto* image = std::get_if<StoredImage>(&result)) {
    const std::vector<std::uint8_t> exif = chunk_of(demuxer.get(), "EXIF");
    if (!exif.empty()) image->orientation = exif_orientation(exif);
    image->profile.icc = chunk_of(demuxer.get(), "ICCP");
  }
  return result;
}

}  // namespace imagelift::image
