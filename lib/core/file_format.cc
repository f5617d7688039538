#include "core/file_format.h"

#include <algorithm>
#include <array>

#include "core/file_signature.h"

namespace imagelift {
namespace {

namespace signature = file_signature;
using namespace std::string_view_literals;
using enum FileKind;

// A format whose files begin with one of two marks at an offset.
struct Marked {
  FileFormat format;
  std::size_t offset;
  std::string_view mark;
  std::string_view other = {};
};

// A format that takes more than that to be known.
struct Recognised {
  FileFormat format;
  bool (*is)(std::string_view bytes);
};

constexpr std::array kMarked = {
    Marked{{"cr2", "a raw photo (Canon CR2)", image}, 0, "II*\0\x10\0\0\0CR\2"sv},
    Marked{{"iiq", "a raw photo (Phase One IIQ)", image}, 0, "IIII"sv, "MMMM"sv},
    Marked{{"jpeg", "a JPEG image", decoded}, 0, "\xff\xd8\xff"sv},
    Marked{{"png", "a PNG image", decoded}, 0, "\x89PNG\r\n\x1a\n"sv},
    Marked{{"gif", "a GIF image", decoded}, 0, "GIF87a"sv, "GIF89a"sv},
    Marked{{"jxl", "a JPEG XL image", decoded}, 0, "\xff\x0a"sv, "\0\0\0\x0cJXL \r\n\x87\n"sv},
    Marked{
        {"jp2", "a JPEG 2000 image", image}, 0, "\0\0\0\x0cjP  \r\n\x87\n"sv, "\xff\x4f\xff\x51"sv},
    Marked{{"psd", "a Photoshop document (PSD)", image}, 0, "8BPS"sv},
    Marked{{"xcf", "a GIMP document (XCF)", image}, 0, "gimp xcf"sv},
    Marked{{"eps", "a PostScript document (EPS)", image}, 0, "%!PS"sv, "\xc5\xd0\xd3\xc6"sv},
    Marked{{"indd", "an InDesign document", image}, 0, "\x06\x06\xed\xf5\xd8\x1d\x46\xe5"sv},
    Marked{{"icns", "a macOS icon (ICNS)", image}, 0, "icns"sv},
    Marked{{"jxr", "a JPEG XR image", image}, 0, "II\xbc\1"sv},
    Marked{{"exr", "an OpenEXR image", image}, 0, "v/1\1"sv},
    Marked{{"hdr", "a Radiance HDR image", image}, 0, "#?RADIANCE"sv, "#?RGBE"sv},
    Marked{{"dds", "a DirectDraw image (DDS)", image}, 0, "DDS |\0\0\0"sv},
    Marked{{"qoi", "a QOI image", image}, 0, "qoif"sv},
    Marked{{"djvu", "a DjVu document", image}, 0, "AT&TFORM"sv},
    Marked{{"mng", "an MNG animation", image}, 0, "\x8aMNG"sv, "\x8bJNG"sv},
    Marked{{"bpg", "a BPG image", image}, 0, "BPG\xfb"sv},
    Marked{{"flif", "a FLIF image", image}, 0, "FLIF"sv},
    Marked{{"wmf", "a Windows metafile (WMF)", image}, 0, "\xd7\xcd\xc6\x9a"sv},
    Marked{{"emf", "a Windows metafile (EMF)", image}, 40, " EMF"sv},
    Marked{{"orf", "a raw photo (Olympus ORF)", image}, 0, "IIRO"sv, "IIRS"sv},
    Marked{{"orf", "a raw photo (Olympus ORF)", image}, 0, "MMOR"sv},
    Marked{{"rw2", "a raw photo (Panasonic RW2)", image}, 0, "IIU\0"sv},
    Marked{{"raf", "a raw photo (Fujifilm RAF)", image}, 0, "FUJIFILMCCD-RAW"sv},
    Marked{{"mrw", "a raw photo (Minolta MRW)", image}, 0, "\0MRM"sv},
    Marked{{"x3f", "a raw photo (Sigma X3F)", image}, 0, "FOVb"sv},
    Marked{{"crw", "a raw photo (Canon CRW)", image}, 6, "HEAPCCDR"sv},
    Marked{{"webm", "a WebM or Matroska video", other}, 0, "\x1a\x45\xdf\xa3"sv},
    Marked{{"flv", "a Flash video (FLV)", other}, 0, "FLV\1"sv},
    Marked{{"swf", "a Flash animation (SWF)", other}, 0, "FWS"sv, "CWS"sv},
    Marked{{"wmv", "a Windows Media file (WMV)", other}, 0, "\x30\x26\xb2\x75\x8e\x66\xcf\x11"sv},
    Marked{{"ogg", "an Ogg file", other}, 0, "OggS"sv},
    Marked{{"mp3", "an MP3 sound", other}, 0, "ID3"sv},
    Marked{{"ole", "an old Office document", other}, 0, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"sv},
    Marked{{"gzip", "a gzip file", other}, 0, "\x1f\x8b\x08"sv},
    Marked{{"bzip2", "a bzip2 file", other}, 0, "BZh"sv},
    Marked{{"xz", "an xz file", other},
           0,
           "\xfd"
           "7zXZ\0"sv},
    Marked{{"zstd", "a Zstandard file", other}, 0, "\x28\xb5\x2f\xfd"sv},
    Marked{{"7z", "a 7-Zip archive", other}, 0, "7z\xbc\xaf\x27\x1c"sv},
    Marked{{"rar", "a RAR archive", other}, 0, "Rar!\x1a\x07"sv},
    Marked{{"tar", "a tar archive", other}, 257, "ustar"sv},
    Marked{{"sqlite", "an SQLite database", other}, 0, "SQLite format 3\0"sv},
    Marked{{"parquet", "a Parquet file", other}, 0, "PAR1"sv},
    Marked{{"elf", "a program", other},
           0,
           "\x7f"
           "ELF"sv,
           "MZ\x90\0"sv},
    Marked{{"appledouble", "a macOS companion file (AppleDouble)", other}, 0, "\0\5\x16\7"sv},
    Marked{{"lfs", "a Git LFS pointer instead of its file", other},
           0,
           "version https://git-lfs.github.com/spec/"sv},
    Marked{{"annex", "a git-annex pointer instead of its file", other}, 0, "/annex/objects/"sv},
};

constexpr std::array kRecognised = {
    Recognised{{"webp", "a WebP image", decoded}, signature::is_riff<'W', 'E', 'B', 'P'>},
    Recognised{{"bmp", "a BMP image", decoded}, signature::is_bmp},
    Recognised{{"tiff", "a TIFF image", decoded}, signature::is_tiff},
    Recognised{{"avif", "an AVIF image", decoded}, signature::is_avif},
    Recognised{{"heic", "a HEIC image", decoded}, signature::is_heic},
    Recognised{{"cr3", "a raw photo (Canon CR3)", image}, signature::is_canon_raw_3},
    Recognised{{"heif", "a HEIF image of another coding than HEVC", image},
               signature::is_other_heif},
    Recognised{{"netpbm", "a Netpbm image (PBM, PGM, PPM)", image}, signature::is_netpbm},
    Recognised{{"ico", "a Windows icon (ICO)", image}, signature::is_icon},
    Recognised{{"mov", "a QuickTime video (MOV)", other}, signature::is_quicktime},
    Recognised{{"m4a", "an MP4 sound (M4A)", other}, signature::is_mp4_sound},
    Recognised{{"mp4", "an MP4 video", other}, signature::is_mp4},
    Recognised{{"mpeg", "an MPEG video", other}, signature::is_mpeg},
    Recognised{{"avi", "an AVI video", other}, signature::is_riff<'A', 'V', 'I', ' '>},
    Recognised{{"wav", "a WAV sound", other}, signature::is_riff<'W', 'A', 'V', 'E'>},
    Recognised{{"office", "an Office document", other}, signature::is_office},
    Recognised{{"zip", "a ZIP archive", other}, signature::is_zip},
    Recognised{{"html", "an HTML page", other}, signature::is_html},
    Recognised{{"svg", "an SVG drawing", image}, signature::is_svg},
    Recognised{{"xml", "an XML document", other}, signature::is_xml},
    Recognised{{"json", "a JSON document", other}, signature::is_json},
    Recognised{{"pdf", "a PDF document", image}, signature::is_pdf},
    Recognised{{"text", "a text file", other}, signature::is_text},
    Recognised{{"zeros", "a file of nothing but zeros", other}, signature::is_zeros},
};

}  // namespace

const FileFormat* file_format_of(std::string_view beginning) {
  const auto bytes = beginning.substr(0, kFileFormatBytes);
  for (const Marked& known : kMarked) {
    const bool other = !known.other.empty() && signature::has_at(bytes, known.offset, known.other);
    if (other || signature::has_at(bytes, known.offset, known.mark)) return &known.format;
  }
  const auto found =
      std::ranges::find_if(kRecognised, [&](const Recognised& known) { return known.is(bytes); });
  return found == kRecognised.end() ? nullptr : &found->format;
}

}  // namespace imagelift
