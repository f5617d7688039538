// GIF by giflib, since OpenCV 4.6 reads none. The frames are found by gif_structure.cc, so that
// giflib unpacks the few that the image is made of, each as a file of its own.
#include <gif_lib.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>

#include "image/gif_structure.h"

namespace imagelift::image {
namespace {

int take(GifFileType* gif, GifByteType* to, int count) {
  auto& rest = *static_cast<Bytes*>(gif->UserData);
  const std::size_t taken = std::min(static_cast<std::size_t>(count), rest.size());
  std::memcpy(to, rest.data(), taken);
  rest = rest.subspan(taken);
  return static_cast<int>(taken);
}

struct CloseGif {
  void operator()(GifFileType* gif) const { DGifCloseFile(gif, nullptr); }
};
using Gif = std::unique_ptr<GifFileType, CloseGif>;

Failure failure_of(int error) {
  const char* text = GifErrorString(error);
  return damaged("GIF", text != nullptr ? text : "it ends early");
}

struct Palette {
  std::array<std::array<std::uint8_t, 4>, 256> rgba{};  // what is not in the file is black
};

Palette palette_of(const ColorMapObject* map, int transparent) {
  Palette palette;
  for (auto& colour : palette.rgba) colour[3] = 255;
  for (int i = 0; map != nullptr && i < std::min(map->ColorCount, 256); ++i) {
    const GifColorType& colour = map->Colors[i];
    palette.rgba[i] = {colour.Red, colour.Green, colour.Blue, 255};
  }
  if (transparent >= 0 && transparent < 256) palette.rgba[transparent] = {0, 0, 0, 0};
  return palette;
}

// Rows in the order of the file: an interlaced image comes in four passes.
std::vector<int> row_order(const GifImageDesc& frame) {
  constexpr std::array kStarts = {0, 4, 2, 1};
  constexpr std::array kSteps = {8, 8, 4, 2};
  std::vector<int> rows;
  for (int pass = 0; pass < (frame.Interlace ? 4 : 1); ++pass) {
    const int step = frame.Interlace ? kSteps[pass] : 1;
    for (int y = kStarts[pass]; y < frame.Height; y += step) rows.push_back(y);
  }
  return rows;
}

// Goes to the only image of the file.
bool find_image(GifFileType* gif) {
  GifRecordType record = UNDEFINED_RECORD_TYPE;
  return DGifGetRecordType(gif, &record) == GIF_OK && record == IMAGE_DESC_RECORD_TYPE &&
         DGifGetImageDesc(gif) == GIF_OK;
}

bool unpack(GifFileType* gif, const Palette& palette, std::vector<std::uint8_t>& rgba) {
  const GifImageDesc& frame = gif->Image;
  const auto width = static_cast<std::size_t>(frame.Width);
  rgba.resize(width * static_cast<std::size_t>(frame.Height) * 4);
  std::vector<GifPixelType> line(width);
  for (const int y : row_order(frame)) {
    if (DGifGetLine(gif, line.data(), frame.Width) == GIF_ERROR) return false;
    std::uint8_t* to = &rgba[static_cast<std::size_t>(y) * width * 4];
    for (std::size_t x = 0; x < width; ++x) std::memcpy(to + x * 4, &palette.rgba[line[x]], 4);
  }
  return true;
}

FramePixels read_frame(Bytes bytes, const GifStructure& structure, std::size_t index,
                       const DecodeLimits& limits) {
  const Size size = structure.animation.frames[index].size;
  if (auto refused = refuse_size(size.width, size.height, limits)) return *std::move(refused);
  const std::vector<std::uint8_t> file = single_gif(bytes, structure, index);
  Bytes rest = file;
  int error = 0;
  const Gif gif(DGifOpen(&rest, take, &error));
  if (!gif) return failure_of(error);
  if (!find_image(gif.get())) return failure_of(gif->Error);
  const ColorMapObject* map = gif->Image.ColorMap != nullptr ? gif->Image.ColorMap : gif->SColorMap;
  const Palette palette = palette_of(map, structure.places[index].transparent);
  std::vector<std::uint8_t> rgba;
  if (!unpack(gif.get(), palette, rgba)) return failure_of(gif->Error);
  return rgba;
}

}  // namespace

StoredResult read_gif(Bytes bytes, const DecodeLimits& limits) {
  auto parsed = gif_structure(bytes);
  if (auto* failure = std::get_if<Failure>(&parsed)) return std::move(*failure);
  const auto& structure = std::get<GifStructure>(parsed);
  const Size canvas = structure.animation.canvas;
  if (auto refused = refuse_size(canvas.width, canvas.height, limits)) return *refused;
  return image_of_animation(structure.animation, limits, [&](std::size_t index) {
    return read_frame(bytes, structure, index, limits);
  });
}

}  // namespace imagelift::image
