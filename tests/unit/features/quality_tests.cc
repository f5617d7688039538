#include "features/quality.h"

#include <boost/test/unit_test.hpp>
#include <cmath>

#include "image/resize.h"
#include "tests/unit/image/generated_pixels.h"

using namespace imagelift;
using features::quality;
using image::Pixels;

namespace {

Pixels gray(Size size, std::uint8_t (*value)(int x, int y)) {
  Pixels pixels{size.width, size.height, {}, {}};
  for (int y = 0; y < size.height; ++y) {
    for (int x = 0; x < size.width; ++x) pixels.rgb.insert(pixels.rgb.end(), 3, value(x, y));
  }
  return pixels;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(quality_tests, *boost::unit_test::tolerance(1e-9))

BOOST_AUTO_TEST_CASE(black_white_and_gray_are_flat) {
  const Quality black = quality(gray({20, 10}, [](int, int) { return std::uint8_t{0}; }));
  BOOST_TEST((black == Quality{0, 0, 0}));
  const Quality white = quality(gray({900, 600}, [](int, int) { return std::uint8_t{255}; }));
  BOOST_TEST(white.brightness == 1.0);
  BOOST_TEST(white.contrast == 0.0);
  BOOST_TEST(white.sharpness == 0.0);
  const Quality middle = quality(gray({9, 9}, [](int, int) { return std::uint8_t{51}; }));
  BOOST_TEST(middle.brightness == 0.2);
}

BOOST_AUTO_TEST_CASE(half_black_half_white_has_the_highest_contrast) {
  const Quality halves =
      quality(gray({40, 40}, [](int x, int) { return std::uint8_t(x < 20 ? 0 : 255); }));
  BOOST_TEST(halves.brightness == 0.5);
  BOOST_TEST(halves.contrast == 0.5);
}

BOOST_AUTO_TEST_CASE(luma_weighs_channels_by_bt_709) {
  for (const auto& [channel, weight] : {std::pair{0, 0.2126}, {1, 0.7152}, {2, 0.0722}}) {
    Pixels picture{1, 1, {0, 0, 0}, {}};
    picture.rgb[channel] = 255;
    BOOST_TEST(quality(picture).brightness == weight);
  }
}

BOOST_AUTO_TEST_CASE(sharpness_of_one_dot_is_that_of_its_laplacian) {
  // 3 x 3: one interior pixel, so no variance; 4 x 3: two, with -4 * 10 and 10.
  const auto dot = [](int x, int y) { return std::uint8_t(x == 1 && y == 1 ? 10 : 0); };
  BOOST_TEST(quality(gray({3, 3}, dot)).sharpness == 0.0);
  BOOST_TEST(quality(gray({4, 3}, dot)).sharpness == 25.0 * 25.0);
}

BOOST_AUTO_TEST_CASE(images_without_interior_have_no_sharpness) {
  for (const Size size : {Size{1, 1}, Size{2, 100}, Size{100, 2}}) {
    const Quality found = quality(generated_pixels(size.width, size.height, 3, 1));
    BOOST_TEST(found.sharpness == 0.0);
    BOOST_TEST(std::isfinite(found.contrast));
  }
}

BOOST_AUTO_TEST_CASE(blur_lowers_sharpness_and_keeps_brightness) {
  const Pixels sharp = generated_pixels(200, 200, 3, 3);
  const Pixels blurred = image::resize(image::resize(sharp, {50, 50}, image::Filter::area),
                                       {200, 200}, image::Filter::pillow_bicubic);
  BOOST_TEST(quality(blurred).sharpness < 0.1 * quality(sharp).sharpness);
  BOOST_TEST(std::abs(quality(blurred).brightness - quality(sharp).brightness) < 0.01);
}

BOOST_AUTO_TEST_CASE(delivered_resolution_hardly_matters) {
  const Pixels photo =
      image::resize(generated_pixels(60, 40, 3, 8), {1024, 683}, image::Filter::pillow_bicubic);
  const Pixels twice = image::resize(photo, {2048, 1366}, image::Filter::pillow_bicubic);
  const Quality one = quality(photo);
  const Quality two = quality(twice);
  BOOST_TEST(std::abs(one.brightness - two.brightness) < 0.005);
  BOOST_TEST(std::abs(one.contrast - two.contrast) < 0.005);
  BOOST_TEST(std::abs(one.sharpness / two.sharpness - 1) < 0.1);
}

BOOST_AUTO_TEST_CASE(transparent_is_white) {
  Pixels picture = generated_pixels(30, 30, 4, 2);
  picture.alpha.assign(picture.alpha.size(), 0);
  BOOST_TEST(quality(picture).brightness == 1.0);
}

BOOST_AUTO_TEST_SUITE_END()
