// TIFF by libtiff's RGBA interface, which knows nearly every photometric interpretation. It rounds
// 16 bits to 8, and multiplies colours with their alpha, which is undone here. CIE Lab, which it
// converts for the screens of 1990, and inks with a profile go through LittleCMS instead.
#include <algorithm>
#include <string>
#include <utility>

#include "image/alpha.h"
#include "image/tiff_directory.h"

namespace imagelift::image {
namespace {

// What decides how an image is read.
struct Layout {
  std::uint32_t width = 0;
  std::uint32_t height = 0;
  std::uint16_t bits = 1;
  std::uint16_t channels = 1;
  std::uint16_t photometric = PHOTOMETRIC_MINISBLACK;
  std::uint16_t format = SAMPLEFORMAT_UINT;
  std::uint16_t planes = PLANARCONFIG_CONTIG;
  std::uint16_t orientation = ORIENTATION_TOPLEFT;
  bool tiled = false;

  bool is_lab() const {
    return photometric == PHOTOMETRIC_CIELAB || photometric == PHOTOMETRIC_ICCLAB ||
           photometric == PHOTOMETRIC_ITULAB;
  }
  bool is_gray() const {
    return photometric == PHOTOMETRIC_MINISBLACK || photometric == PHOTOMETRIC_MINISWHITE;
  }
  // Rows of bytes, pixel by pixel.
  bool has_plain_rows() const {
    return bits == 8 && planes == PLANARCONFIG_CONTIG && !tiled && channels <= 8;
  }
};

Layout layout_of(TIFF* tiff) {
  Layout layout;
  TIFFGetField(tiff, TIFFTAG_IMAGEWIDTH, &layout.width);
  TIFFGetField(tiff, TIFFTAG_IMAGELENGTH, &layout.height);
  TIFFGetFieldDefaulted(tiff, TIFFTAG_BITSPERSAMPLE, &layout.bits);
  TIFFGetFieldDefaulted(tiff, TIFFTAG_SAMPLESPERPIXEL, &layout.channels);
  TIFFGetField(tiff, TIFFTAG_PHOTOMETRIC, &layout.photometric);
  TIFFGetFieldDefaulted(tiff, TIFFTAG_SAMPLEFORMAT, &layout.format);
  TIFFGetFieldDefaulted(tiff, TIFFTAG_PLANARCONFIG, &layout.planes);
  TIFFGetFieldDefaulted(tiff, TIFFTAG_ORIENTATION, &layout.orientation);
  layout.tiled = TIFFIsTiled(tiff) != 0;
  return layout;
}

// What would be read wrong, or refused without a name for it.
std::optional<Failure> refuse_kind(const Layout& layout) {
  if (layout.format == SAMPLEFORMAT_IEEEFP) {
    return unsupported("TIFF", "its samples are floating-point numbers");
  }
  if (layout.format != SAMPLEFORMAT_UINT && layout.format != SAMPLEFORMAT_VOID) {
    return unsupported("TIFF", "its samples are signed or complex numbers");
  }
  if (layout.photometric == PHOTOMETRIC_ITULAB) return unsupported("TIFF", "it is ITU Lab");
  if (layout.is_lab() && (!layout.has_plain_rows() || layout.channels < 3)) {
    return unsupported("TIFF", "it is CIE Lab, and not of 8 bits in rows");
  }
  return std::nullopt;
}

ColourProfile profile_of(TIFF* tiff) {
  std::uint32_t size = 0;
  const std::uint8_t* icc = nullptr;
  ColourProfile profile;
  if (TIFFGetField(tiff, TIFFTAG_ICCPROFILE, &size, &icc) == 1 && icc != nullptr) {
    profile.icc.assign(icc, icc + size);
  }
  return profile;
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

// The first `channels` of each pixel, as they are stored; empty where they cannot be read.
std::vector<std::uint8_t> plain_rows(TIFF* tiff, const Layout& layout, std::size_t channels) {
  std::vector<std::uint8_t> row(static_cast<std::size_t>(TIFFScanlineSize64(tiff)));
  if (row.size() < std::size_t{layout.width} * layout.channels) return {};
  std::vector<std::uint8_t> samples(std::size_t{layout.width} * layout.height * channels);
  auto to = samples.begin();
  for (std::uint32_t y = 0; y < layout.height; ++y) {
    if (TIFFReadScanline(tiff, row.data(), y, 0) != 1) return {};
    for (std::uint32_t x = 0; x < layout.width; ++x) {
      const auto from = row.begin() + std::ptrdiff_t{x} * layout.channels;
      to = std::copy_n(from, channels, to);
    }
  }
  return samples;
}

StoredImage image_of(const Layout& layout, std::vector<std::uint8_t> rgb, ProfileNote note) {
  return {.pixels = {static_cast<int>(layout.width),
                     static_cast<int>(layout.height),
                     std::move(rgb),
                     {}},
          .orientation = layout.orientation,
          .profile_note = std::move(note)};
}

StoredResult read_lab(TIFF* tiff, const TiffFile& file, const Layout& layout) {
  std::vector<std::uint8_t> lab = plain_rows(tiff, layout, 3);
  if (lab.empty()) return damaged("TIFF", file.error);
  if (layout.photometric == PHOTOMETRIC_CIELAB) {  // whose a* and b* have signs
    for (std::size_t i = 0; i < lab.size(); ++i) {
      if (i % 3 != 0) lab[i] ^= 0x80;
    }
  }
  lab_to_srgb(lab);
  return image_of(layout, std::move(lab), {});
}

StoredResult read_cmyk(TIFF* tiff, const TiffFile& file, const Layout& layout,
                       const ColourProfile& profile) {
  std::vector<std::uint8_t> cmyk = plain_rows(tiff, layout, 4);
  if (cmyk.empty()) return damaged("TIFF", file.error);
  for (std::uint8_t& ink : cmyk) ink = static_cast<std::uint8_t>(255 - ink);
  ConvertedCmyk converted = cmyk_to_srgb(cmyk, profile);
  return image_of(layout, std::move(converted.rgb), std::move(converted.note));
}

StoredResult read_rgba(TIFF* tiff, const TiffFile& file, const Layout& layout) {
  char reason[1024] = "";
  RgbaReader reader;
  if (TIFFRGBAImageOK(tiff, reason) == 0 ||
      TIFFRGBAImageBegin(&reader.image, tiff, 1, reason) == 0) {
    return unsupported("TIFF", reason);
  }
  reader.begun = true;
  reader.image.req_orientation = reader.image.orientation;  // as stored; we turn it ourselves
  std::vector<std::uint8_t> rgba(std::size_t{layout.width} * layout.height * 4);
  if (TIFFRGBAImageGet(&reader.image, reinterpret_cast<std::uint32_t*>(rgba.data()), layout.width,
                       layout.height) == 0) {
    return damaged("TIFF", file.error);
  }
  if (reader.image.alpha != 0) unmultiply(rgba);
  const Size size{static_cast<int>(layout.width), static_cast<int>(layout.height)};
  return StoredImage{.pixels = pixels_of_rgba(std::move(rgba), size),
                     .orientation = reader.image.orientation,
                     .profile = profile_of(tiff),
                     .samples = layout.is_gray() ? Samples::gray : Samples::rgb};
}

StoredResult read_image(TIFF* tiff, const TiffFile& file, const Layout& layout) {
  if (layout.is_lab()) return read_lab(tiff, file, layout);
  const bool inks = layout.photometric == PHOTOMETRIC_SEPARATED && layout.channels >= 4;
  if (inks && layout.has_plain_rows()) {
    const ColourProfile profile = profile_of(tiff);
    if (!profile.icc.empty()) return read_cmyk(tiff, file, layout, profile);
  }
  return read_rgba(tiff, file, layout);
}

}  // namespace

StoredResult read_tiff(Bytes bytes, const DecodeLimits& limits) {
  TiffFile file{bytes};
  const Tiff tiff = open_tiff(file, limits);
  if (!tiff) return damaged("TIFF", file.error);
  auto found = go_to_image(tiff.get());
  if (auto* refused = std::get_if<Failure>(&found)) return std::move(*refused);
  const Layout layout = layout_of(tiff.get());
  if (auto refused = refuse_size(layout.width, layout.height, limits)) return *std::move(refused);
  if (auto refused = refuse_kind(layout)) return *std::move(refused);
  StoredResult result = read_image(tiff.get(), file, layout);
  if (auto* image = std::get_if<StoredImage>(&result)) {
    image->frames = std::get<FrameChoice>(found);
  }
  return result;
}

}  // namespace imagelift::image
