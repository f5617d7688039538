// Variants of BMP that no library at hand writes.
#include <boost/test/unit_test.hpp>

#include "image/decode.h"

using namespace imagelift;
using Bytes = std::vector<std::uint8_t>;

namespace {

void add_u32(Bytes& bytes, std::uint32_t value) {
  for (int shift = 0; shift < 32; shift += 8) {
    bytes.push_back(static_cast<std::uint8_t>(value >> shift));
  }
}

// A file with a palette of red, green, blue and white.
Bytes bmp(int width, int height, int bits, int compression, const Bytes& coded) {
  Bytes bytes = {'B', 'M'};
  for (const std::uint32_t value : {0u, 0u, 14u + 40 + 16, 40u}) add_u32(bytes, value);
  add_u32(bytes, static_cast<std::uint32_t>(width));
  add_u32(bytes, static_cast<std::uint32_t>(height));
  add_u32(bytes, 1u | static_cast<std::uint32_t>(bits) << 16);
  for (const int value : {compression, 0, 0, 0, 4, 0}) {
    add_u32(bytes, static_cast<std::uint32_t>(value));
  }
  for (const std::uint32_t colour : {0xFF0000u, 0x00FF00u, 0x0000FFu, 0xFFFFFFu}) {
    add_u32(bytes, colour);
  }
  bytes.insert(bytes.end(), coded.begin(), coded.end());
  return bytes;
}

// One letter per pixel, rows from the top; `.` for another colour.
std::string letters(const Bytes& file) {
  const auto result = image::decode(file, {});
  if (const auto* failure = std::get_if<Failure>(&result)) {
    return std::string(to_string(failure->code));
  }
  const auto& pixels = std::get<image::Decoded>(result).pixels;
  std::string text;
  for (std::size_t i = 0; i < pixels.rgb.size(); i += 3) {
    const int colour = pixels.rgb[i] << 16 | pixels.rgb[i + 1] << 8 | pixels.rgb[i + 2];
    text += colour == 0xFF0000   ? 'r'
            : colour == 0x00FF00 ? 'g'
            : colour == 0x0000FF ? 'b'
            : colour == 0xFFFFFF ? 'w'
                                 : '.';
    if (i / 3 % static_cast<std::size_t>(pixels.width) + 1 ==
        static_cast<std::size_t>(pixels.width))
      text += '/';
  }
  return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(bmp_tests)

BOOST_AUTO_TEST_CASE(rows_stand_from_below_unless_the_height_is_negative) {
  const Bytes rows = {0, 1, 0, 0, 2, 3, 0, 0};
  BOOST_TEST(letters(bmp(2, 2, 8, 0, rows)) == "bw/rg/");
  BOOST_TEST(letters(bmp(2, -2, 8, 0, rows)) == "rg/bw/");
}

BOOST_AUTO_TEST_CASE(indices_of_four_two_and_one_bits_stand_from_the_left) {
  BOOST_TEST(letters(bmp(3, 1, 4, 0, {0x01, 0x20, 0, 0})) == "rgb/");
  BOOST_TEST(letters(bmp(4, 1, 2, 0, {0x1B, 0, 0, 0})) == "rgbw/");
  BOOST_TEST(letters(bmp(4, 1, 1, 0, {0x50, 0, 0, 0})) == "rgrg/");
}

BOOST_AUTO_TEST_CASE(skipped_pixels_have_the_first_colour) {
  BOOST_TEST(letters(bmp(3, 2, 8, 1, {0, 2, 1, 1, 2, 1, 0, 1})) == "rgg/rrr/");
}

BOOST_AUTO_TEST_CASE(runs_of_eight_bits_have_lengths_single_pixels_moves_and_ends) {
  BOOST_TEST(letters(bmp(4, 2, 8, 1, {3, 1, 1, 2, 0, 0, 0, 3, 3, 2, 1, 0, 0, 1})) == "wbgr/gggb/");
}

BOOST_AUTO_TEST_CASE(runs_of_four_bits_take_turns) {
  BOOST_TEST(letters(bmp(5, 1, 4, 2, {5, 0x12, 0, 1})) == "gbgbg/");
  BOOST_TEST(letters(bmp(5, 1, 4, 2, {0, 5, 0x01, 0x23, 0x10, 0, 0, 1})) == "rgbwg/");
}

BOOST_AUTO_TEST_CASE(runs_over_the_edge_are_cut_and_runs_without_end_are_damaged) {
  BOOST_TEST(letters(bmp(2, 1, 8, 1, {200, 1, 0, 1})) == "gg/");
  BOOST_TEST(letters(bmp(2, 1, 8, 1, {0, 2, 250, 250, 200, 1, 0, 1})) == "rr/");
  BOOST_TEST(letters(bmp(2, 1, 8, 1, {2, 1})) == "damaged");
  BOOST_TEST(letters(bmp(2, 1, 8, 1, {0, 9, 1})) == "damaged");
}

BOOST_AUTO_TEST_CASE(pixels_of_16_bits_are_555_and_of_32_bits_have_no_alpha) {
  BOOST_TEST(letters(bmp(2, 1, 16, 0, {0x00, 0x7C, 0xE0, 0x03})) == "rg/");
  BOOST_TEST(letters(bmp(2, 1, 32, 0, {0xFF, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0})) == "bw/");
}

BOOST_AUTO_TEST_CASE(index_beyond_the_palette_is_black) {
  BOOST_TEST(letters(bmp(2, 1, 8, 0, {200, 3, 0, 0})) == ".w/");
}

BOOST_AUTO_TEST_CASE(missing_rows_are_damaged_and_strange_codings_unsupported) {
  BOOST_TEST(letters(bmp(2, 2, 8, 0, {0, 1, 0, 0, 2, 3, 0})) == "damaged");
  BOOST_TEST(letters(bmp(0, 2, 8, 0, {0, 1, 0, 0})) == "damaged");
  BOOST_TEST(letters(bmp(-2, 2, 8, 0, {0, 1, 0, 0, 0, 1, 0, 0})) == "damaged");
  BOOST_TEST(letters(bmp(2, 1, 7, 0, {0, 1, 0, 0})) == "unsupported_format");
  BOOST_TEST(letters(bmp(2, 1, 8, 4, {0, 1, 0, 0})) == "unsupported_format");
  BOOST_TEST(letters(bmp(2, 1, 24, 1, {0, 1, 0, 0})) == "unsupported_format");
}

BOOST_AUTO_TEST_SUITE_END()
