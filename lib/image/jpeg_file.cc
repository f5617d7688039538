#include "image/jpeg_file.h"

#include <csetjmp>
#include <cstddef>
#include <cstdio>
// clang-format off: jpeglib.h needs the above
#include <jpeglib.h>
// clang-format on

#include <cassert>
#include <cstdlib>
#include <new>

namespace imagelift::image {
namespace {

// See decode_jpeg.cc for how errors come back. There is only one: no memory.
class JpegWriter {
 public:
  JpegWriter() {
    jpeg_.err = jpeg_std_error(&errors_);
    jpeg_.client_data = this;
    errors_.error_exit = [](j_common_ptr jpeg) {
      std::longjmp(static_cast<JpegWriter*>(jpeg->client_data)->failed_, 1);
    };
    errors_.output_message = [](j_common_ptr) {};
  }
  ~JpegWriter() {
    jpeg_destroy_compress(&jpeg_);
    std::free(bytes_);
  }
  JpegWriter(const JpegWriter&) = delete;
  JpegWriter& operator=(const JpegWriter&) = delete;

  bool write(const Pixels& picture, int quality) {
    if (setjmp(failed_)) return false;
    jpeg_create_compress(&jpeg_);
    jpeg_.client_data = this;
    jpeg_mem_dest(&jpeg_, &bytes_, &size_);
    jpeg_.image_width = static_cast<JDIMENSION>(picture.width);
    jpeg_.image_height = static_cast<JDIMENSION>(picture.height);
    jpeg_.input_components = 3;
    jpeg_.in_color_space = JCS_RGB;
    jpeg_set_defaults(&jpeg_);
    jpeg_set_quality(&jpeg_, quality, TRUE);
    jpeg_.optimize_coding = TRUE;
    jpeg_start_compress(&jpeg_, TRUE);
    while (jpeg_.next_scanline < jpeg_.image_height) {
      auto row = const_cast<JSAMPROW>(
          &picture.rgb[std::size_t{jpeg_.next_scanline} * jpeg_.image_width * 3]);
      jpeg_write_scanlines(&jpeg_, &row, 1);
    }
    jpeg_finish_compress(&jpeg_);
    return true;
  }

  std::vector<std::uint8_t> bytes() const { return {bytes_, bytes_ + size_}; }

 private:
  jpeg_compress_struct jpeg_{};
  jpeg_error_mgr errors_{};
  std::jmp_buf failed_;
  unsigned char* bytes_ = nullptr;
  unsigned long size_ = 0;
};

}  // namespace

std::vector<std::uint8_t> jpeg_file(const Pixels& opaque, int quality) {
  assert(opaque.width > 0 && opaque.width <= JPEG_MAX_DIMENSION);
  assert(opaque.height > 0 && opaque.height <= JPEG_MAX_DIMENSION);
  JpegWriter writer;
  if (!writer.write(opaque, quality)) throw std::bad_alloc();
  return writer.bytes();
}

}  // namespace imagelift::image
