#include "core/file_format.h"

#include <boost/test/unit_test.hpp>
#include <string>

using namespace imagelift;
using namespace std::string_literals;

namespace {

struct Case {
  std::string bytes;
  std::string_view id;
  FileKind kind;
};

void check(const Case& wanted) {
  const FileFormat* found = file_format_of(wanted.bytes);
  BOOST_TEST_REQUIRE(found != nullptr, wanted.id);
  BOOST_TEST(found->id == wanted.id);
  BOOST_TEST((found->kind == wanted.kind), wanted.id);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(file_format_tests)

BOOST_AUTO_TEST_CASE(images_that_are_read_are_known_by_their_beginning) {
  using enum FileKind;
  for (const Case& wanted : {
           Case{"\xff\xd8\xff\xe0..JFIF"s, "jpeg", decoded},
           Case{"\x89PNG\r\n\x1a\n...."s, "png", decoded},
           Case{"RIFF....WEBPVP8 "s, "webp", decoded},
           Case{"GIF89a"s, "gif", decoded},
           Case{"BM....\0\0\0\0....\x28\0\0\0...."s, "bmp", decoded},
           Case{"II*\0\x08\0\0\0"s, "tiff", decoded},
           Case{"MM\0+\0\x08\0\0"s, "tiff", decoded},
           Case{"\0\0\0\x18"s + "ftypavif\0\0\0\0mif1miaf"s, "avif", decoded},
           Case{"\0\0\0\x18"s + "ftypmif1\0\0\0\0mif1heic"s, "heic", decoded},
           Case{"\xff\x0a\x7f"s, "jxl", decoded},
           Case{"\0\0\0\x0cJXL \r\n\x87\n"s, "jxl", decoded},
       }) {
    check(wanted);
  }
}

BOOST_AUTO_TEST_CASE(images_that_are_not_read_have_a_name) {
  using enum FileKind;
  for (const Case& wanted : {
           Case{"\0\0\0\x0cjP  \r\n\x87\n"s, "jp2", image},
           Case{"\xff\x4f\xff\x51"s, "jp2", image},
           Case{"8BPS\0\1"s, "psd", image},
           Case{"%PDF-1.7"s, "pdf", image},
           Case{"\xEF\xBB\xBF\r\n%PDF-1.7"s, "pdf", image},
           Case{"%!PS-Adobe-3.0 EPSF"s, "eps", image},
           Case{"gimp xcf v011"s, "xcf", image},
           Case{"\0\0\1\0\1\0\x10\x10\0\0\1\0\x20\0\0\0\0\0\0\0\0\0"s, "ico", image},
           Case{"II*\0\x10\0\0\0CR\2\0"s, "cr2", image},
           Case{"\0\0\0\x18"s + "ftypcrx \0\0\0\1crx isom"s, "cr3", image},
           Case{"FUJIFILMCCD-RAW 0201"s, "raf", image},
           Case{"IIU\0\x18\0\0\0"s, "rw2", image},
           Case{"P6\n# comment\n2 2 255\n"s, "netpbm", image},
           Case{"\0\0\0\x14"s + "ftypmif1\0\0\0\0vvic"s, "heif", image},
           Case{"<svg xmlns='http://www.w3.org/2000/svg'/>"s, "svg", image},
           Case{"\xEF\xBB\xBF <?xml version='1.0'?>\n<!-- <html> --><!DOCTYPE svg [ ]><svg>"s,
                "svg", image},
       }) {
    check(wanted);
  }
}

BOOST_AUTO_TEST_CASE(what_is_no_image_has_a_name_too) {
  using enum FileKind;
  for (const Case& wanted : {
           Case{"\r\n<!DOCTYPE HTML PUBLIC>"s, "html", other},
           Case{"<!-- x --><HTML lang=en>"s, "html", other},
           Case{"<?xml version='1.0'?>\n<html xmlns='x'><svg "s, "html", other},
           Case{"<?xml version='1.0'?><Error><Code>NoSuchKey</Code></Error>"s, "xml", other},
           Case{"{\"error\": 404}"s, "json", other},
           Case{"name,clicks\r\na,1\r\n"s, "text", other},
           Case{"\0\0\0\x18"s + "ftypmp42\0\0\0\0isommp42"s, "mp4", other},
           Case{"\0\0\0\x14"s + "ftypqt  \0\0\0\0qt  "s, "mov", other},
           Case{"\0\0\0\x08wide\0\0\0\0mdat"s, "mov", other},
           Case{"\x1a\x45\xdf\xa3\x01"s, "webm", other},
           Case{"RIFF....AVI LIST"s, "avi", other},
           Case{"RIFF....WAVEfmt "s, "wav", other},
           Case{"PK\3\4"s + std::string(26, '\0') + "[Content_Types].xml", "office", other},
           Case{"PK\3\4"s + std::string(26, '\0') + "photos/", "zip", other},
           Case{"\x1f\x8b\x08\0"s, "gzip", other},
           Case{"version https://git-lfs.github.com/spec/v1\noid sha256:0"s, "lfs", other},
           Case{std::string(512, '\0'), "zeros", other},
       }) {
    check(wanted);
  }
}

BOOST_AUTO_TEST_CASE(what_is_like_nothing_has_no_name) {
  for (const std::string& bytes : {""s, "\xff"s, "\x01\x02\x03\x04\x05\x06\x07\x08"s}) {
    BOOST_TEST((file_format_of(bytes) == nullptr));
  }
}

BOOST_AUTO_TEST_CASE(only_the_beginning_is_looked_at) {
  const FileFormat* found = file_format_of(std::string(kFileFormatBytes, ' ') + "<svg >");
  BOOST_TEST((found == nullptr || found->id != "svg"));
}

BOOST_AUTO_TEST_SUITE_END()
