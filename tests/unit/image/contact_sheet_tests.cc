#include "image/thumbnail.h"

#include <array>
#include <boost/test/unit_test.hpp>
#include <cstdlib>

#include "image/decode.h"

namespace imagelift::image {
namespace {

Thumbnail plain(Size size, std::uint8_t red, std::uint8_t green) {
  Pixels pixels{size.width, size.height, {}, {}};
  for (int i = 0; i < size.width * size.height; ++i) {
    pixels.rgb.insert(pixels.rgb.end(), {red, green, 0});
  }
  return thumbnail(pixels, 64);
}

bool is_near(const Pixels& picture, int x, int y, std::array<int, 3> colour) {
  for (std::size_t channel = 0; channel < 3; ++channel) {
    const auto at = static_cast<std::size_t>(y * picture.width + x) * 3 + channel;
    if (std::abs(picture.rgb[at] - colour[channel]) > 12) return false;
  }
  return true;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(contact_sheet_tests)

BOOST_AUTO_TEST_CASE(thumbnails_stand_in_the_upper_left_corners_of_their_cells) {
  const std::vector<Thumbnail> thumbnails = {plain({64, 32}, 200, 0), plain({64, 64}, 0, 200),
                                             plain({32, 64}, 200, 200)};
  const auto sheet = decode(contact_sheet(thumbnails, {64, 64}, 2, 2), {});
  const Pixels& picture = std::get<Decoded>(sheet).pixels;
  BOOST_TEST(picture.width == 128);
  BOOST_TEST(picture.height == 128);
  BOOST_TEST(is_near(picture, 20, 16, {200, 0, 0}));
  BOOST_TEST(is_near(picture, 20, 50, {255, 255, 255}));
  BOOST_TEST(is_near(picture, 100, 32, {0, 200, 0}));
  BOOST_TEST(is_near(picture, 10, 100, {200, 200, 0}));
  BOOST_TEST(is_near(picture, 100, 100, {255, 255, 255}));
}

BOOST_AUTO_TEST_CASE(a_thumbnail_that_does_not_decode_leaves_its_cell_white) {
  const std::vector<Thumbnail> thumbnails = {{{64, 64}, {1, 2, 3}}, plain({64, 64}, 0, 200)};
  const auto sheet = decode(contact_sheet(thumbnails, {64, 64}, 2, 1), {});
  BOOST_TEST(is_near(std::get<Decoded>(sheet).pixels, 32, 32, {255, 255, 255}));
  BOOST_TEST(is_near(std::get<Decoded>(sheet).pixels, 96, 32, {0, 200, 0}));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace imagelift::image
