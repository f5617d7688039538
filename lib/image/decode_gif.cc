// GIF by giflib, since OpenCV 4.6 reads none. The first picture on its canvas, as a viewer shows
// it before anything moves; what it does not cover is transparent.
#include <gif_lib.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>

#include "image/alpha.h"
#include "image/stored_image.h"

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

// Passes over the sub-blocks of an extension; of a graphic control it keeps the transparent index.
bool read_extension(GifFileType* gif, int& transparent) {
  int code = 0;
  GifByteType* block = nullptr;
  if (DGifGetExtension(gif, &code, &block) == GIF_ERROR) return false;
  while (block != nullptr) {
    GraphicsControlBlock control;
    if (code == GRAPHICS_EXT_FUNC_CODE &&
        DGifExtensionToGCB(block[0], block + 1, &control) == GIF_OK) {
      transparent = control.TransparentColor;
    }
    if (DGifGetExtensionNext(gif, &block) == GIF_ERROR) return false;
  }
  return true;
}

// Goes on to the next picture: 1, or 0 at the end, or -1 for an error.
int next_picture(GifFileType* gif, int& transparent) {
  GifRecordType record = UNDEFINED_RECORD_TYPE;
  while (DGifGetRecordType(gif, &record) == GIF_OK) {
    if (record == TERMINATE_RECORD_TYPE) return 0;
    if (record == IMAGE_DESC_RECORD_TYPE) return DGifGetImageDesc(gif) == GIF_OK ? 1 : -1;
    if (record == EXTENSION_RECORD_TYPE && !read_extension(gif, transparent)) return -1;
  }
  return -1;
}

// The pictures behind the first. They are not unpacked, and damage there does not matter.
int count_remaining(GifFileType* gif) {
  int count = 0;
  for (int ignored = 0; next_picture(gif, ignored) == 1; ++count) {
    GifByteType* block = nullptr;
    int code_size = 0;
    if (DGifGetCode(gif, &code_size, &block) == GIF_ERROR) break;
    while (block != nullptr && DGifGetCodeNext(gif, &block) == GIF_OK) {
    }
  }
  return count;
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

// Rows in the order of the file: an interlaced picture comes in four passes.
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

bool draw(GifFileType* gif, const Palette& palette, Size canvas, std::uint8_t* rgba) {
  const GifImageDesc& frame = gif->Image;
  std::vector<GifPixelType> line(static_cast<std::size_t>(frame.Width));
  for (const int y : row_order(frame)) {
    if (DGifGetLine(gif, line.data(), frame.Width) == GIF_ERROR) return false;
    std::uint8_t* to =
        rgba + (static_cast<std::size_t>(frame.Top + y) * canvas.width + frame.Left) * 4;
    for (int x = 0; x < frame.Width; ++x) std::memcpy(to + x * 4, &palette.rgba[line[x]], 4);
  }
  return true;
}

}  // namespace

StoredResult read_gif(Bytes bytes, const DecodeLimits& limits) {
  Bytes rest = bytes;
  int error = 0;
  const Gif gif(DGifOpen(&rest, take, &error));
  if (!gif) return failure_of(error);
  if (auto refused = refuse_size(std::max(gif->SWidth, 1), std::max(gif->SHeight, 1), limits)) {
    return *refused;
  }
  int transparent = NO_TRANSPARENT_COLOR;
  const int found = next_picture(gif.get(), transparent);
  if (found < 0) return failure_of(gif->Error);
  if (found == 0) return damaged("GIF", "it holds no picture");
  // A picture that reaches over the canvas widens it, as in Pillow.
  const GifImageDesc& frame = gif->Image;
  const Size canvas{std::max(gif->SWidth, frame.Left + frame.Width),
                    std::max(gif->SHeight, frame.Top + frame.Height)};
  if (auto refused = refuse_size(canvas.width, canvas.height, limits)) return *refused;
  if (auto refused = refuse_size(frame.Width, frame.Height, limits)) return *refused;
  const ColorMapObject* map = frame.ColorMap != nullptr ? frame.ColorMap : gif->SColorMap;
  std::vector<std::uint8_t> rgba(static_cast<std::size_t>(canvas.width) * canvas.height * 4);
  if (!draw(gif.get(), palette_of(map, transparent), canvas, rgba.data())) {
    return failure_of(gif->Error);
  }
  return StoredImage{pixels_of_rgba(rgba, canvas), 1, 1 + count_remaining(gif.get())};
}

}  // namespace imagelift::image
