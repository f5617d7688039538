// TIFF by libtiff's RGBA interface, which knows every photometric interpretation. It rounds 16
// bits to 8, and multiplies colours with their alpha, which is undone here.
#include <tiffio.h>

#include <algorithm>
#include <cstdarg>
#include <cstdio>
#include <cstring>
#include <memory>
#include <string>

#include "image/alpha.h"
#include "image/stored_image.h"

namespace imagelift::image {
namespace {

// The file in memory, and the first complaint about it.
struct TiffFile {
  Bytes bytes;
  std::size_t at = 0;
  char error[200] = "";
};

tmsize_t read_bytes(thandle_t handle, void* to, tmsize_t count) {
  auto& file = *static_cast<TiffFile*>(handle);
  const std::size_t rest = file.bytes.size() - std::min(file.at, file.bytes.size());
  const std::size_t taken = std::min(static_cast<std::size_t>(count), rest);
  if (taken > 0) std::memcpy(to, file.bytes.data() + file.at, taken);
  file.at += taken;
  return static_cast<tmsize_t>(taken);
}

tmsize_t write_nothing(thandle_t, void*, tmsize_t) {
  return 0;
}

toff_t seek(thandle_t handle, toff_t offset, int whence) {
  auto& file = *static_cast<TiffFile*>(handle);
  if (whence == SEEK_CUR) offset += file.at;
  if (whence == SEEK_END) offset += file.bytes.size();
  file.at = offset;
  return offset;
}

int close_nothing(thandle_t) {
  return 0;
}
toff_t size_of(thandle_t handle) {
  return static_cast<TiffFile*>(handle)->bytes.size();
}

int note_error(TIFF*, void* user, const char*, const char* format, va_list arguments) {
  auto& file = *static_cast<TiffFile*>(user);
  if (file.error[0] == '\0') {
    std::vsnprintf(file.error, sizeof file.error, format, arguments);
  }
  return 1;
}

int ignore_warning(TIFF*, void*, const char*, const char*, va_list) {
  return 1;
}

using Tiff = std::unique_ptr<TIFF, decltype(&TIFFClose)>;

Tiff open(TiffFile& file, const DecodeLimits& limits) {
  const std::unique_ptr<TIFFOpenOptions, decltype(&TIFFOpenOptionsFree)> options(
      TIFFOpenOptionsAlloc(), &TIFFOpenOptionsFree);
  if (!options) throw std::bad_alloc();
  const std::uint64_t most = limits.max_pixels * 8 + limits.max_bytes;  // 4 channels of 16 bits
  TIFFOpenOptionsSetMaxSingleMemAlloc(options.get(), static_cast<tmsize_t>(most));
  TIFFOpenOptionsSetErrorHandlerExtR(options.get(), note_error, &file);
  TIFFOpenOptionsSetWarningHandlerExtR(options.get(), ignore_warning, nullptr);
  return {TIFFClientOpenExt("picture", "rm", &file, read_bytes, write_nothing, seek, close_nothing,
                            size_of, nullptr, nullptr, options.get()),
          &TIFFClose};
}

struct RgbaReader {
  TIFFRGBAImage image{};
  bool begun = false;
  ~RgbaReader() {
    if (begun) TIFFRGBAImageEnd(&image);
  }
};

void unmultiply(std::vector<std::uint8_t>& rgba) {
  for (std::size_t i = 0; i < rgba.size(); i += 4) {
    const unsigned alpha = rgba[i + 3];
    if (alpha == 0 || alpha == 255) continue;
    for (std::size_t c = 0; c < 3; ++c) {
      rgba[i + c] =
          static_cast<std::uint8_t>(std::min((rgba[i + c] * 255u + alpha / 2) / alpha, 255u));
    }
  }
}

}  // namespace

StoredResult read_tiff(Bytes bytes, const DecodeLimits& limits) {
  TiffFile file{bytes};
  const Tiff tiff = open(file, limits);
  if (!tiff) return damaged("TIFF", file.error);
  std::uint32_t width = 0;
  std::uint32_t height = 0;
  TIFFGetField(tiff.get(), TIFFTAG_IMAGEWIDTH, &width);
  TIFFGetField(tiff.get(), TIFFTAG_IMAGELENGTH, &height);
  if (auto refused = refuse_size(width, height, limits)) return *std::move(refused);
  char reason[1024] = "";
  RgbaReader reader;
  if (TIFFRGBAImageOK(tiff.get(), reason) == 0 ||
      TIFFRGBAImageBegin(&reader.image, tiff.get(), 1, reason) == 0) {
    return unsupported("TIFF", reason);
  }
  reader.begun = true;
  const int orientation = reader.image.orientation;
  reader.image.req_orientation = reader.image.orientation;  // as stored; we turn it ourselves
  std::vector<std::uint8_t> rgba(std::size_t{width} * height * 4);
  if (TIFFRGBAImageGet(&reader.image, reinterpret_cast<std::uint32_t*>(rgba.data()), width,
                       height) == 0) {
    return damaged("TIFF", file.error);
  }
  if (reader.image.alpha != 0) unmultiply(rgba);
  const Size size{static_cast<int>(width), static_cast<int>(height)};
  return StoredImage{pixels_of_rgba(rgba, size), orientation,
                     static_cast<int>(TIFFNumberOfDirectories(tiff.get()))};
}

}  // namespace imagelift::image
