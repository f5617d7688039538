// Headers that declare images no machine could hold: each must be refused by its declared size.
#include <sys/resource.h>

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <string_view>

#include "image/decode.h"
#include "tests/unit/image/test_files.h"

using namespace imagelift;

namespace {

using Bytes = std::vector<std::uint8_t>;

Bytes file(const std::string& name) {
  return test_files::bytes_of(test_files::image_data() / "files" / name);
}

// Replaces what stands `offset` bytes behind each occurrence of the mark.
Bytes patched(Bytes bytes, std::string_view mark, std::size_t offset, const Bytes& replacement) {
  const Bytes wanted(mark.begin(), mark.end());
  bool found = false;
  for (auto it = bytes.begin();; ++it) {
    it = std::search(it, bytes.end(), wanted.begin(), wanted.end());
    if (it == bytes.end()) break;
    found = true;
    std::copy(replacement.begin(), replacement.end(), it + static_cast<std::ptrdiff_t>(offset));
  }
  BOOST_TEST_REQUIRE(found, "no " << mark);
  return bytes;
}

long peak_kilobytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

void check_refused(const Bytes& bytes, const char* what) {
  const long before = peak_kilobytes();
  const auto result = image::decode(bytes, {});
  const auto* failure = std::get_if<Failure>(&result);
  BOOST_TEST_REQUIRE(failure != nullptr, what);
  BOOST_TEST((failure->code == FailureCode::too_many_pixels),
             what << ": " << to_string(failure->code) << ": " << failure->message);
  BOOST_TEST(peak_kilobytes() - before < 64 * 1024, what);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(hostile_header_tests)

BOOST_AUTO_TEST_CASE(png_of_40000_by_40000_is_refused) {
  const std::string_view header(
      "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x9c\x40\0\0\x9c\x40\x08\x02\0\0\0", 29);
  Bytes bytes(header.begin(), header.end());
  const Bytes checksum_and_data = {0x0d, 0x54, 0xc6, 0x1d, 0, 0, 0, 0, 'I', 'D', 'A', 'T'};
  bytes.insert(bytes.end(), checksum_and_data.begin(), checksum_and_data.end());
  const auto result = image::decode(bytes, {});
  BOOST_TEST(std::holds_alternative<Failure>(result));
}

BOOST_AUTO_TEST_CASE(jpeg_of_65500_by_65500_is_refused) {
  const Bytes side = {0xff, 0xdc, 0xff, 0xdc};
  check_refused(patched(file("baseline.jpg"), "\xff\xc0", 5, side), "baseline");
  check_refused(patched(file("progressive.jpg"), "\xff\xc2", 5, side), "progressive");
  check_refused(patched(file("cmyk.jpg"), "\xff\xc0", 5, side), "CMYK");
}

BOOST_AUTO_TEST_CASE(gif_with_a_canvas_or_a_frame_of_65535_is_refused) {
  const Bytes side = {0xff, 0xff, 0xff, 0xff};
  check_refused(patched(file("animated.gif"), "GIF8", 6, side), "canvas");
  Bytes frame = file("interlaced.gif");
  const Bytes descriptor = {',', 0, 0, 0, 0, 21, 0, 13, 0};
  const auto at = std::search(frame.begin(), frame.end(), descriptor.begin(), descriptor.end());
  BOOST_TEST_REQUIRE((at != frame.end()));
  std::copy(side.begin(), side.end(), at + 5);
  check_refused(frame, "frame");
}

BOOST_AUTO_TEST_CASE(bmp_of_100000_by_100000_is_refused) {
  check_refused(patched(file("rgb.bmp"), "BM", 18, {0xa0, 0x86, 1, 0, 0xa0, 0x86, 1, 0}), "plain");
  Bytes runs = patched(file("gray.bmp"), "BM", 18, {0xa0, 0x86, 1, 0, 0xa0, 0x86, 1, 0});
  runs[30] = 1;  // run lengths, for which few bytes can stand for many pixels
  check_refused(runs, "run lengths");
}

BOOST_AUTO_TEST_CASE(bmp_of_the_most_negative_size_is_refused) {
  check_refused(patched(file("rgb.bmp"), "BM", 18, {0xff, 0xff, 0xff, 0x7f, 0, 0, 0, 0x80}),
                "smallest");
}

BOOST_AUTO_TEST_CASE(tiff_of_a_billion_by_a_billion_is_refused) {
  using namespace std::string_view_literals;
  Bytes bytes = file("raw.tiff");
  // ImageWidth, ImageLength and RowsPerStrip, all of type LONG.
  for (const std::string_view tag :
       {"\0\1\4\0\1\0\0\0"sv, "\1\1\4\0\1\0\0\0"sv, "\x16\1\4\0\1\0\0\0"sv}) {
    bytes = patched(bytes, tag, 8, {0, 0, 0, 0x40});
  }
  check_refused(bytes, "raw");
}

BOOST_AUTO_TEST_CASE(webp_with_a_canvas_of_65000_is_refused) {
  const Bytes side = {0xe7, 0xfd, 0, 0xe7, 0xfd, 0};
  check_refused(patched(file("animated.webp"), "VP8X", 12, side), "animated");
}

BOOST_AUTO_TEST_CASE(avif_and_heic_of_two_billion_are_refused) {
  const Bytes huge = {0x7f, 0xff, 0xff, 0xff, 0x7f, 0xff, 0xff, 0xff};
  const Bytes large = {0, 0, 0x3c, 0, 0, 0, 0x3c, 0};  // 15360, below the libraries' own limits
  for (const char* name : {"alpha.avif", "photo.heic"}) {
    check_refused(patched(file(name), "ispe", 8, huge), name);
    check_refused(patched(file(name), "ispe", 8, large), name);
  }
}

// Its container says 64 x 64, the HEVC stream inside 16384 x 16384.
BOOST_AUTO_TEST_CASE(heic_with_a_small_container_and_a_huge_stream_is_refused) {
  const auto regressions = test_files::image_data() / ".." / "fuzz_regressions" / "decode";
  check_refused(test_files::bytes_of(regressions / "heic_with_a_huge_stream.heic"), "stream");
}

BOOST_AUTO_TEST_SUITE_END()
