#include "image/tiff_file.h"

#include <algorithm>
#include <cstdarg>
#include <cstdio>
#include <cstring>

namespace imagelift::image {
namespace {

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

}  // namespace

Tiff open_tiff(TiffFile& file, const DecodeLimits& limits) {
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

}  // namespace imagelift::image
