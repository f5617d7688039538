#include "infer/area_average.h"

#include <boost/test/unit_test.hpp>
#include <cmath>

using namespace imagelift;
using infer::area_average;

namespace {

image::Pixels ramp(int width, int height) {
  image::Pixels picture{width, height, {}, {}};
  for (int i = 0; i < width * height * 3; ++i) {
    picture.rgb.push_back(static_cast<std::uint8_t>(i * 7 % 256));
  }
  return picture;
}

float value_at(const std::vector<float>& planes, Size size, int channel, int x, int y) {
  const auto index = (static_cast<std::size_t>(channel) * size.height + y) * size.width + x;
  return planes[index] * 128 + 127.5F;
}

std::vector<float> averaged(const image::Pixels& picture, const infer::PixelArea& part, Size to) {
  std::vector<float> planes(static_cast<std::size_t>(to.width) * to.height * 3);
  area_average(picture, part, to, planes.data());
  return planes;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(area_average_tests)

BOOST_AUTO_TEST_CASE(the_same_size_keeps_every_pixel) {
  const auto picture = ramp(5, 4);
  const auto planes = averaged(picture, {0, 0, 5, 4}, {5, 4});
  BOOST_TEST(value_at(planes, {5, 4}, 0, 0, 0) == picture.rgb[0]);
  BOOST_TEST(value_at(planes, {5, 4}, 2, 4, 3) == picture.rgb[(3 * 5 + 4) * 3 + 2]);
}

BOOST_AUTO_TEST_CASE(a_whole_image_in_one_pixel_is_its_mean) {
  const auto picture = ramp(6, 3);
  double sum = 0;
  for (std::size_t i = 1; i < picture.rgb.size(); i += 3) sum += picture.rgb[i];
  const auto planes = averaged(picture, {0, 0, 6, 3}, {1, 1});
  BOOST_TEST(value_at(planes, {1, 1}, 1, 0, 0) == sum / 18, boost::test_tools::tolerance(1e-4));
}

BOOST_AUTO_TEST_CASE(windows_of_a_ratio_that_is_not_whole_share_pixels) {
  // 3 to 2: columns 0-1 and 1-2, as torch's adaptive average pooling
  image::Pixels picture{3, 1, {0, 0, 0, 100, 100, 100, 200, 200, 200}, {}};
  const auto planes = averaged(picture, {0, 0, 3, 1}, {2, 1});
  BOOST_TEST(value_at(planes, {2, 1}, 0, 0, 0) == 50.F);
  BOOST_TEST(value_at(planes, {2, 1}, 0, 1, 0) == 150.F);
}

BOOST_AUTO_TEST_CASE(enlarging_repeats_and_mixes_neighbours) {
  // 2 to 3: columns 0, 0-1, 1
  image::Pixels picture{2, 1, {0, 0, 0, 100, 100, 100}, {}};
  const auto planes = averaged(picture, {0, 0, 2, 1}, {3, 1});
  BOOST_TEST(value_at(planes, {3, 1}, 0, 0, 0) == 0.F);
  BOOST_TEST(value_at(planes, {3, 1}, 0, 1, 0) == 50.F);
  BOOST_TEST(value_at(planes, {3, 1}, 0, 2, 0) == 100.F);
}

BOOST_AUTO_TEST_CASE(some_rows_are_those_of_the_whole) {
  const auto picture = ramp(9, 8);
  const auto whole = averaged(picture, {0, 0, 9, 8}, {4, 5});
  std::vector<float> rows(3 * 2 * 4);
  infer::area_average_rows(picture, {4, 5}, 3, 2, rows.data());
  for (int channel = 0; channel < 3; ++channel) {
    for (int x = 0; x < 4; ++x) {
      BOOST_TEST(value_at(rows, {4, 2}, channel, x, 1) == value_at(whole, {4, 5}, channel, x, 4));
    }
  }
}

BOOST_AUTO_TEST_CASE(only_the_part_is_looked_at) {
  auto picture = ramp(8, 8);
  const auto before = averaged(picture, {2, 3, 6, 7}, {3, 3});
  picture.rgb[(3 * 8 + 1) * 3] ^= 0xFF;  // left of it
  picture.rgb[(7 * 8 + 5) * 3] ^= 0xFF;  // below it
  BOOST_TEST(before == averaged(picture, {2, 3, 6, 7}, {3, 3}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()
