// PNG by libpng itself; see decode_jpeg.cc for how its errors come back.
#include <png.h>

#include <algorithm>
#include <csetjmp>
#include <cstring>
#include <string>

#include "image/alpha.h"
#include "image/orientation.h"
#include "image/stored_image.h"

namespace imagelift::image {
namespace {

// Chunks that can be large when unpacked and say nothing about the pixels that we use.
constexpr png_byte kIgnoredChunks[] = "iCCP\0tEXt\0zTXt\0iTXt\0sPLT\0hIST\0pCAL\0sCAL";
constexpr int kIgnoredChunkCount = 8;
constexpr png_byte kExif[] = "eXIf";

class PngReader {
 public:
  explicit PngReader(Bytes bytes) : rest_(bytes) {
    png_ = png_create_read_struct(
        PNG_LIBPNG_VER_STRING, this, [](png_structp png, const char* text) { fail(png, text); },
        [](png_structp, const char*) {});
    info_ = png_ ? png_create_info_struct(png_) : nullptr;
    if (info_ == nullptr) {
      png_destroy_read_struct(&png_, nullptr, nullptr);
      throw std::bad_alloc();
    }
  }
  ~PngReader() { png_destroy_read_struct(&png_, &info_, nullptr); }
  PngReader(const PngReader&) = delete;
  PngReader& operator=(const PngReader&) = delete;

  bool read_header() {
    if (setjmp(png_jmpbuf(png_))) return false;
    png_set_read_fn(png_, this, [](png_structp png, png_bytep to, std::size_t count) {
      static_cast<PngReader*>(png_get_io_ptr(png))->take(to, count);
    });
    png_set_user_limits(png_, PNG_UINT_31_MAX, PNG_UINT_31_MAX);  // ours come after the header
    png_set_keep_unknown_chunks(png_, PNG_HANDLE_CHUNK_NEVER, kIgnoredChunks, kIgnoredChunkCount);
    // As a chunk it knows, libpng 1.6.39 would take whatever length it declares, up to 2 GB.
    png_set_keep_unknown_chunks(png_, PNG_HANDLE_CHUNK_ALWAYS, kExif, 1);
    png_set_chunk_malloc_max(png_, rest_.size());
    png_read_info(png_, info_);
    return true;
  }

  // Everything becomes R, G, B or R, G, B, A of 8 bits.
  bool prepare() {
    if (setjmp(png_jmpbuf(png_))) return false;
    png_set_expand(png_);    // palettes, less than 8 bits, a transparent colour
    png_set_strip_16(png_);  // the upper byte, as Pillow and OpenCV
    png_set_gray_to_rgb(png_);
    passes_ = png_set_interlace_handling(png_);
    png_read_update_info(png_, info_);
    return true;
  }

  bool read_rows(std::uint8_t* samples) {
    if (setjmp(png_jmpbuf(png_))) return false;
    for (int pass = 0; pass < passes_; ++pass) {
      for (std::size_t y = 0; y < height(); ++y) {
        png_read_row(png_, samples + y * png_get_rowbytes(png_, info_), nullptr);
      }
    }
    png_read_end(png_, info_);  // the orientation may stand behind the pixels
    return true;
  }

  std::size_t width() const { return png_get_image_width(png_, info_); }
  std::size_t height() const { return png_get_image_height(png_, info_); }
  std::size_t channels() const { return png_get_channels(png_, info_); }

  int orientation() {
    png_unknown_chunkp chunks = nullptr;
    const int count = png_get_unknown_chunks(png_, info_, &chunks);
    return count > 0 ? exif_orientation({chunks[0].data, chunks[0].size}) : 1;
  }

  // After a step has failed.
  Failure failure() const { return damaged("PNG", error_); }

 private:
  [[noreturn]] static void fail(png_structp png, const char* text) {
    auto& error = static_cast<PngReader*>(png_get_error_ptr(png))->error_;
    std::strncpy(error, text, sizeof error - 1);
    png_longjmp(png, 1);
  }

  void take(png_bytep to, std::size_t count) {
    if (count > rest_.size()) png_error(png_, "it ends early");
    std::memcpy(to, rest_.data(), count);
    rest_ = rest_.subspan(count);
  }

  Bytes rest_;
  png_structp png_ = nullptr;
  png_infop info_ = nullptr;
  int passes_ = 1;
  char error_[80] = "";
};

}  // namespace

StoredResult read_png(Bytes bytes, const DecodeLimits& limits) {
  PngReader reader(bytes);
  if (!reader.read_header()) return reader.failure();
  if (auto refused = refuse_size(reader.width(), reader.height(), limits)) return *refused;
  if (!reader.prepare()) return reader.failure();
  const Size size{static_cast<int>(reader.width()), static_cast<int>(reader.height())};
  std::vector<std::uint8_t> samples(reader.width() * reader.height() * reader.channels());
  if (!reader.read_rows(samples.data())) return reader.failure();
  if (reader.channels() == 4)
    return StoredImage{pixels_of_rgba(samples, size), reader.orientation()};
  return StoredImage{{size.width, size.height, std::move(samples), {}}, reader.orientation()};
}

}  // namespace imagelift::image
