// WebP by libwebp, since OpenCV 4.6 does not read animated ones. Of an animation the first frame
// on its canvas; what it does not cover is transparent.
#include <webp/decode.h>
#include <webp/demux.h>

#include <memory>

#include "image/alpha.h"
#include "image/orientation.h"
#include "image/stored_image.h"

namespace imagelift::image {
namespace {

using Demuxer = std::unique_ptr<WebPDemuxer, decltype(&WebPDemuxDelete)>;

struct Frame {
  WebPIterator iterator{};
  ~Frame() { WebPDemuxReleaseIterator(&iterator); }
};

int orientation_of(const WebPDemuxer* demuxer) {
  WebPChunkIterator chunk{};
  int orientation = 1;
  if (WebPDemuxGetChunk(demuxer, "EXIF", 1, &chunk) != 0) {
    orientation = exif_orientation({chunk.chunk.bytes, chunk.chunk.size});
  }
  WebPDemuxReleaseChunkIterator(&chunk);
  return orientation;
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

// Reads the frame to its place on the canvas.
std::optional<Failure> draw(const WebPIterator& frame, Size canvas,
                            std::vector<std::uint8_t>& rgba) {
  WebPDecoderConfig config;
  if (WebPInitDecoderConfig(&config) == 0) return unsupported("WebP", "libwebp's version");
  const WebPData& data = frame.fragment;
  if (const auto status = WebPGetFeatures(data.bytes, data.size, &config.input);
      status != VP8_STATUS_OK) {
    return failure_of(status);
  }
  const int right = frame.x_offset + config.input.width;
  const int bottom = frame.y_offset + config.input.height;
  if (right > canvas.width || bottom > canvas.height) {
    return damaged("WebP", "its first frame reaches over the canvas");
  }
  const std::size_t first =
      (static_cast<std::size_t>(frame.y_offset) * canvas.width + frame.x_offset) * 4;
  config.output.colorspace = MODE_RGBA;
  config.output.is_external_memory = 1;
  config.output.u.RGBA.rgba = rgba.data() + first;
  config.output.u.RGBA.stride = canvas.width * 4;
  config.output.u.RGBA.size = rgba.size() - first;
  const VP8StatusCode status = WebPDecode(data.bytes, data.size, &config);
  WebPFreeDecBuffer(&config.output);
  if (status != VP8_STATUS_OK) return failure_of(status);
  return std::nullopt;
}

}  // namespace

StoredResult read_webp(Bytes bytes, const DecodeLimits& limits) {
  const WebPData data{bytes.data(), bytes.size()};
  const Demuxer demuxer(WebPDemux(&data), &WebPDemuxDelete);
  if (!demuxer) return damaged("WebP", "its chunks are not valid, or it ends early");
  const std::uint64_t width = WebPDemuxGetI(demuxer.get(), WEBP_FF_CANVAS_WIDTH);
  const std::uint64_t height = WebPDemuxGetI(demuxer.get(), WEBP_FF_CANVAS_HEIGHT);
  if (auto refused = refuse_size(width, height, limits)) return *refused;
  Frame frame;
  if (WebPDemuxGetFrame(demuxer.get(), 1, &frame.iterator) == 0 || !frame.iterator.complete) {
    return damaged("WebP", "it holds no whole frame");
  }
  const Size canvas{static_cast<int>(width), static_cast<int>(height)};
  std::vector<std::uint8_t> rgba(width * height * 4);
  if (auto failure = draw(frame.iterator, canvas, rgba)) return *std::move(failure);
  return StoredImage{pixels_of_rgba(rgba, canvas), orientation_of(demuxer.get()),
                     frame.iterator.num_frames};
}

}  // namespace imagelift::image
