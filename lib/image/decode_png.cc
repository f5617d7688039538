// PNG by libpng itself; see decode_jpeg.cc for how its errors come back.
#include <png.h>

#include <algorithm>
#include <csetjmp>
#include <cstring>
#include <string>
#include <utility>

#include "image/alpha.h"
#include "image/apng_structure.h"
#include "image/orientation.h"
#include "image/stored_image.h"

namespace imagelift::image {
namespace {

// Chunks that can be large when unpacked and say nothing about the pixels that we use.
constexpr png_byte kIgnoredChunks[] = "tEXt\0zTXt\0iTXt\0sPLT\0hIST\0pCAL\0sCAL";
constexpr int kIgnoredChunkCount = 7;
constexpr png_byte kKeptChunks[] = "eXIf\0cICP";
constexpr int kKeptChunkCount = 2;

enum class Checksums { checked, ignored };

class PngReader {
 public:
  explicit PngReader(Bytes bytes, Checksums checksums = Checksums::checked)
      : rest_(bytes), checksums_(checksums) {
    png_ = png_create_read_struct(
        PNG_LIBPNG_VER_STRING, this, [](png_structp png, const char* text) { fail(png, text); },
        [](png_structp png, const char* text) { note(png, text); });
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
    // As a chunk it knows, libpng 1.6.39 would take whatever length eXIf declares, up to 2 GB.
    png_set_keep_unknown_chunks(png_, PNG_HANDLE_CHUNK_ALWAYS, kKeptChunks, kKeptChunkCount);
    png_set_chunk_malloc_max(png_, std::max(rest_.size(), kMostProfileBytes));
    if (checksums_ == Checksums::ignored) {
      png_set_crc_action(png_, PNG_CRC_QUIET_USE, PNG_CRC_QUIET_USE);
    }
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
    return true;
  }

  // The orientation may stand behind the pixels. All pixels are there, whatever is missing here.
  void read_end() {
    if (setjmp(png_jmpbuf(png_))) return;
    png_read_end(png_, info_);
  }

  std::size_t width() const { return png_get_image_width(png_, info_); }
  std::size_t height() const { return png_get_image_height(png_, info_); }
  std::size_t channels() const { return png_get_channels(png_, info_); }

  int orientation() {
    const Bytes exif = kept_chunk("eXIf");
    return exif.empty() ? 1 : exif_orientation(exif);
  }

  // After the header: of what is said the part that counts (W3C PNG, 4.3).
  ColourProfile profile() {
    ColourProfile found;
    if (const Bytes coded = kept_chunk("cICP"); coded.size() == 4) {
      found.coded = CodedColours{coded[0], coded[1]};
    } else if (!read_icc(found) && png_get_valid(png_, info_, PNG_INFO_sRGB) == 0) {
      if (broken_profile_) {
        found.broken = "the ICC profile is broken";
      } else {
        read_chromaticities(found);
      }
    }
    return found;
  }

  Samples samples() const {
    return png_get_color_type(png_, info_) & PNG_COLOR_MASK_COLOR ? Samples::rgb : Samples::gray;
  }

  // After a step has failed.
  Failure failure() const { return damaged("PNG", error_); }

 private:
  // What libpng finds wrong with a profile, without which it goes on.
  static void note(png_structp png, const char* text) {
    if (std::string_view(text).starts_with("iCCP")) {
      static_cast<PngReader*>(png_get_error_ptr(png))->broken_profile_ = true;
    }
  }

  Bytes kept_chunk(std::string_view name) {
    png_unknown_chunkp chunks = nullptr;
    const int count = png_get_unknown_chunks(png_, info_, &chunks);
    for (int i = 0; i < count; ++i) {
      if (reinterpret_cast<const char*>(chunks[i].name) == name) {
        return {chunks[i].data, chunks[i].size};
      }
    }
    return {};
  }

  bool read_icc(ColourProfile& found) {
    png_charp name = nullptr;
    int compression = 0;
    png_bytep icc = nullptr;
    png_uint_32 size = 0;
    if (png_get_iCCP(png_, info_, &name, &compression, &icc, &size) == 0) return false;
    found.icc.assign(icc, icc + size);
    return true;
  }

  // Both or none, as in Chromium.
  void read_chromaticities(ColourProfile& found) {
    Chromaticities values;
    auto& xy = values.xy;
    if (png_get_gAMA(png_, info_, &values.gamma) == 0) return;
    if (png_get_cHRM(png_, info_, &xy[0], &xy[1], &xy[2], &xy[3], &xy[4], &xy[5], &xy[6], &xy[7]) ==
        0) {
      return;
    }
    found.chromaticities = values;
  }

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
  const Checksums checksums_;
  bool broken_profile_ = false;
  png_structp png_ = nullptr;
  png_infop info_ = nullptr;
  int passes_ = 1;
  char error_[80] = "";
};

// The rows as they are: R, G, B or R, G, B, A.
std::variant<std::vector<std::uint8_t>, Failure> rows_of(PngReader& reader) {
  if (!reader.prepare()) return reader.failure();
  std::vector<std::uint8_t> samples(reader.width() * reader.height() * reader.channels());
  if (!reader.read_rows(samples.data())) return reader.failure();
  return samples;
}

FramePixels read_frame(Bytes bytes, const ApngStructure& apng, std::size_t index,
                       const DecodeLimits& limits) {
  const std::vector<std::uint8_t> file = single_png(bytes, apng, index);
  PngReader reader(file, Checksums::ignored);
  if (!reader.read_header()) return reader.failure();
  if (auto refused = refuse_size(reader.width(), reader.height(), limits)) return *refused;
  auto rows = rows_of(reader);
  auto* samples = std::get_if<std::vector<std::uint8_t>>(&rows);
  if (samples == nullptr || reader.channels() == 4) return rows;
  std::vector<std::uint8_t> rgba;
  rgba.reserve(samples->size() / 3 * 4);
  for (std::size_t i = 0; i < samples->size(); i += 3) {
    rgba.insert(rgba.end(), {(*samples)[i], (*samples)[i + 1], (*samples)[i + 2], 255});
  }
  return rgba;
}

StoredResult read_still(PngReader& reader) {
  auto rows = rows_of(reader);
  if (auto* failure = std::get_if<Failure>(&rows)) return std::move(*failure);
  auto& samples = std::get<std::vector<std::uint8_t>>(rows);
  reader.read_end();
  const Size size{static_cast<int>(reader.width()), static_cast<int>(reader.height())};
  if (reader.channels() == 4) return StoredImage{pixels_of_rgba(std::move(samples), size)};
  return StoredImage{{size.width, size.height, std::move(samples), {}}};
}

// An animation that cannot be read is the still image that older programs show.
StoredResult read_animation_or_still(Bytes bytes, PngReader& reader, const DecodeLimits& limits) {
  const ApngStructure apng = apng_structure(bytes);
  if (apng.animation.count > 1) {
    auto result = image_of_animation(apng.animation, limits, [&](std::size_t index) {
      return read_frame(bytes, apng, index, limits);
    });
    if (std::holds_alternative<StoredImage>(result)) return result;
  }
  return read_still(reader);
}

}  // namespace

StoredResult read_png(Bytes bytes, const DecodeLimits& limits) {
  PngReader reader(bytes);
  if (!reader.read_header()) return reader.failure();
  if (auto refused = refuse_size(reader.width(), reader.height(), limits)) return *refused;
  ColourProfile profile = reader.profile();
  const Samples samples = reader.samples();
  StoredResult result = read_animation_or_still(bytes, reader, limits);
  if (auto* image = std::get_if<StoredImage>(&result)) {
    image->orientation = reader.orientation();
    image->profile = std::move(profile);
    image->samples = samples;
  }
  return result;
}

}  // namespace imagelift::image
