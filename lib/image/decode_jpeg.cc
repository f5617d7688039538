// JPEG by libjpeg-turbo itself: in one pass, without OpenCV's copy, and with CMYK.
//
// libjpeg reports errors by a function that must not return. Ours jumps back to the step that
// called libjpeg; each step is a member function without locals that need a destructor.
#include <csetjmp>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
// clang-format off: jpeglib.h needs the above
#include <jerror.h>
#include <jpeglib.h>
// clang-format on

#include <string>

#include "image/orientation.h"
#include "image/stored_image.h"

namespace imagelift::image {
namespace {

// Each scan of a progressive file costs a pass over all of its coefficients; encoders write about
// ten, an attack thousands.
constexpr int kMostScans = 200;

class JpegReader {
 public:
  JpegReader() {
    jpeg_.err = jpeg_std_error(&errors_);
    jpeg_.client_data = this;
    errors_.error_exit = [](j_common_ptr jpeg) { std::longjmp(of(jpeg).failed_, 1); };
    errors_.emit_message = [](j_common_ptr jpeg, int level) { of(jpeg).note(level); };
    errors_.output_message = [](j_common_ptr) {};
    progress_.progress_monitor = [](j_common_ptr jpeg) { of(jpeg).watch(); };
  }
  ~JpegReader() { jpeg_destroy_decompress(&jpeg_); }
  JpegReader(const JpegReader&) = delete;
  JpegReader& operator=(const JpegReader&) = delete;

  bool read_header(Bytes bytes) {
    if (setjmp(failed_)) return false;
    jpeg_create_decompress(&jpeg_);
    jpeg_.client_data = this;
    jpeg_.progress = &progress_;
    jpeg_mem_src(&jpeg_, bytes.data(), bytes.size());
    jpeg_save_markers(&jpeg_, JPEG_APP0 + 1, 0xFFFF);  // EXIF
    jpeg_save_markers(&jpeg_, JPEG_APP0 + 2, 0xFFFF);  // parts of an ICC profile
    jpeg_read_header(&jpeg_, TRUE);
    jpeg_.out_color_space = is_cmyk() ? JCS_CMYK : JCS_RGB;
    return true;
  }

  // `samples` has room for width * height * channels() bytes.
  bool read_rows(std::uint8_t* samples) {
    if (setjmp(failed_)) return false;
    jpeg_start_decompress(&jpeg_);
    while (jpeg_.output_scanline < jpeg_.output_height) {
      JSAMPROW row = samples + static_cast<std::size_t>(jpeg_.output_scanline) *
                                   jpeg_.output_width * jpeg_.output_components;
      jpeg_read_scanlines(&jpeg_, &row, 1);
    }
    return true;
  }

  // Also before the rows are read.
  ColourProfile profile() {
    ColourProfile found;
    JOCTET* icc = nullptr;
    unsigned size = 0;
    if (read_profile(&icc, &size)) {
      found.icc.assign(icc, icc + size);
    } else if (has_marker({"ICC_PROFILE\0", 12})) {
      found.broken = "the parts of the ICC profile do not fit together";
    }
    std::free(icc);
    return found;
  }

  unsigned width() const { return jpeg_.image_width; }
  unsigned height() const { return jpeg_.image_height; }
  bool is_cmyk() const { return jpeg_.num_components == 4; }
  bool is_gray() const { return jpeg_.num_components == 1; }
  std::size_t channels() const { return is_cmyk() ? 4 : 3; }
  bool is_cut_off() const { return cut_off_; }

  // Before the rows are read, since libjpeg may free the markers with them.
  int orientation() const {
    constexpr std::string_view kExif("Exif\0\0", 6);
    for (auto marker = jpeg_.marker_list; marker != nullptr; marker = marker->next) {
      const std::string_view text(reinterpret_cast<const char*>(marker->data), marker->data_length);
      if (text.starts_with(kExif)) return exif_orientation({marker->data, marker->data_length});
    }
    return 1;
  }

  // After a step has failed.
  Failure failure() {
    if (too_many_scans_) return unsupported("JPEG", "it has too many scans");
    char text[JMSG_LENGTH_MAX];
    errors_.format_message(reinterpret_cast<j_common_ptr>(&jpeg_), text);
    switch (errors_.msg_code) {
      case JERR_OUT_OF_MEMORY:
        throw std::bad_alloc();
      case JERR_ARITH_NOTIMPL:
      case JERR_BAD_PRECISION:
      case JERR_COMPONENT_COUNT:
      case JERR_CONVERSION_NOTIMPL:
      case JERR_SOF_UNSUPPORTED:
        return unsupported("JPEG", text);
      default:
        return damaged("JPEG", text);
    }
  }

 private:
  static JpegReader& of(j_common_ptr jpeg) { return *static_cast<JpegReader*>(jpeg->client_data); }

  bool has_marker(std::string_view beginning) const {
    for (auto marker = jpeg_.marker_list; marker != nullptr; marker = marker->next) {
      const std::string_view text(reinterpret_cast<const char*>(marker->data), marker->data_length);
      if (text.starts_with(beginning)) return true;
    }
    return false;
  }

  // False where there is none that is whole.
  bool read_profile(JOCTET** icc, unsigned* size) {
    if (setjmp(failed_)) return false;
    return jpeg_read_icc_profile(&jpeg_, icc, size) != FALSE;
  }

  // Warnings (level -1) are what libjpeg goes on after. A file whose data stop before its last
  // pixel is filled up with gray; one that only lacks its end marker is whole.
  void note(int level) {
    if (level < 0 && errors_.msg_code == JWRN_HIT_MARKER) cut_off_ = true;
  }

  void watch() {
    if (jpeg_.input_scan_number <= kMostScans) return;
    too_many_scans_ = true;
    std::longjmp(failed_, 1);
  }

  jpeg_decompress_struct jpeg_{};
  jpeg_error_mgr errors_{};
  jpeg_progress_mgr progress_{};
  std::jmp_buf failed_;
  bool cut_off_ = false;
  bool too_many_scans_ = false;
};

// Files with four channels are Adobe's, who store CMYK inverted; so Pillow and browsers take them.
StoredImage image_of_cmyk(const JpegReader& reader, const std::vector<std::uint8_t>& samples,
                          const ColourProfile& profile, int orientation) {
  ConvertedCmyk converted = cmyk_to_srgb(samples, profile);
  return {.pixels = {static_cast<int>(reader.width()),
                     static_cast<int>(reader.height()),
                     std::move(converted.rgb),
                     {}},
          .orientation = orientation,
          .profile_note = std::move(converted.note)};
}

}  // namespace

StoredResult read_jpeg(Bytes bytes, const DecodeLimits& limits) {
  JpegReader reader;
  if (!reader.read_header(bytes)) return reader.failure();
  if (auto refused = refuse_size(reader.width(), reader.height(), limits)) return *refused;
  const int orientation = reader.orientation();
  ColourProfile profile = reader.profile();
  std::vector<std::uint8_t> samples(std::size_t{reader.width()} * reader.height() *
                                    reader.channels());
  if (!reader.read_rows(samples.data())) return reader.failure();
  if (reader.is_cut_off()) return damaged("JPEG", "it ends before its last row");
  if (reader.is_cmyk()) return image_of_cmyk(reader, samples, profile, orientation);
  return StoredImage{.pixels = {static_cast<int>(reader.width()),
                                static_cast<int>(reader.height()),
                                std::move(samples),
                                {}},
                     .orientation = orientation,
                     .profile = std::move(profile),
                     .samples = reader.is_gray() ? Samples::gray : Samples::rgb};
}

}  // namespace imagelift::image
