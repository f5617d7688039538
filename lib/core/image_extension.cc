#include "core/image_extension.h"

#include <algorithm>
#include <array>

#include "text/ascii.h"

namespace imagelift {
namespace {

using namespace std::string_view_literals;

// What lib/image reads.
constexpr std::array kRead = {"jpg"sv,   "jpeg"sv,  "jpe"sv,  "jfif"sv,  "pjpeg"sv, "pjp"sv,
                              "png"sv,   "apng"sv,  "webp"sv, "gif"sv,   "bmp"sv,   "dib"sv,
                              "tif"sv,   "tiff"sv,  "avif"sv, "avifs"sv, "heic"sv,  "heif"sv,
                              "heics"sv, "heifs"sv, "hif"sv,  "jxl"sv};

// Drawings, documents and images that are only named.
constexpr std::array kNamed = {"svg"sv,  "svgz"sv, "pdf"sv, "ai"sv,  "eps"sv,  "ps"sv,   "psd"sv,
                               "psb"sv,  "xcf"sv,  "ico"sv, "cur"sv, "icns"sv, "jp2"sv,  "j2k"sv,
                               "jpf"sv,  "jpx"sv,  "jpc"sv, "j2c"sv, "jxr"sv,  "wdp"sv,  "hdp"sv,
                               "exr"sv,  "hdr"sv,  "tga"sv, "pbm"sv, "pgm"sv,  "ppm"sv,  "pnm"sv,
                               "pam"sv,  "pfm"sv,  "pcx"sv, "dds"sv, "qoi"sv,  "wmf"sv,  "emf"sv,
                               "djvu"sv, "djv"sv,  "mng"sv, "jng"sv, "bpg"sv,  "flif"sv, "indd"sv};

// What cameras write before it is developed.
constexpr std::array kRaw = {"dng"sv, "cr2"sv, "cr3"sv, "crw"sv, "nef"sv, "nrw"sv, "arw"sv,
                             "srf"sv, "sr2"sv, "orf"sv, "ori"sv, "rw2"sv, "rwl"sv, "raf"sv,
                             "pef"sv, "srw"sv, "3fr"sv, "fff"sv, "iiq"sv, "erf"sv, "mef"sv,
                             "mos"sv, "mrw"sv, "kdc"sv, "dcr"sv, "x3f"sv, "gpr"sv, "raw"sv};

constexpr auto kImageExtensions = [] {
  std::array<ImageExtension, kRead.size() + kNamed.size() + kRaw.size()> all;
  auto* next = all.data();
  for (const auto ending : kRead) *next++ = {ending, true};
  for (const auto ending : kNamed) *next++ = {ending, false};
  for (const auto ending : kRaw) *next++ = {ending, false};
  return all;
}();

}  // namespace

std::span<const ImageExtension> image_extensions() {
  return kImageExtensions;
}

const ImageExtension* image_extension_of(std::string_view path) {
  const auto dot = path.rfind('.');
  if (dot == std::string_view::npos || dot == 0 || path[dot - 1] == '/') return nullptr;
  const auto ending = path.substr(dot + 1);
  const auto found = std::ranges::find_if(kImageExtensions, [&](const ImageExtension& known) {
    return text::equals_in_any_case(known.ending, ending);
  });
  return found == kImageExtensions.end() ? nullptr : &*found;
}

std::string_view without_image_extension(std::string_view path) {
  const ImageExtension* known = image_extension_of(path);
  if (known == nullptr || !known->decoded) return path;
  return path.substr(0, path.size() - known->ending.size() - 1);
}

}  // namespace imagelift
