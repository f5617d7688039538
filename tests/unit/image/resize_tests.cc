#include "image/resize.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <map>

#include "image/digest.h"
#include "tests/unit/image/generated_pixels.h"
#include "tests/unit/image/test_files.h"

using namespace imagelift;
using image::Filter;
using image::Pixels;

namespace {

constexpr std::array kFilters = {Filter::pillow_bilinear, Filter::pillow_bicubic,
                                 Filter::pillow_nearest, Filter::opencv_bilinear, Filter::area};

const std::map<std::string, Filter> kPillowFilters = {{"pillow_bilinear", Filter::pillow_bilinear},
                                                      {"pillow_bicubic", Filter::pillow_bicubic},
                                                      {"pillow_nearest", Filter::pillow_nearest}};

// R, G, B and, where there are four channels, A: as Pillow's tobytes() has them.
std::vector<std::uint8_t> interleaved(const Pixels& pixels, int channels) {
  if (channels == 3) return pixels.rgb;
  std::vector<std::uint8_t> bytes;
  for (std::size_t i = 0; i < pixels.rgb.size() / 3; ++i) {
    bytes.insert(bytes.end(), &pixels.rgb[i * 3], &pixels.rgb[i * 3] + 3);
    bytes.push_back(pixels.alpha.empty() ? 255 : pixels.alpha[i]);
  }
  return bytes;
}

Pixels solid(int width, int height, std::array<std::uint8_t, 3> colour) {
  Pixels pixels{width, height, {}, {}};
  for (int i = 0; i < width * height; ++i) {
    pixels.rgb.insert(pixels.rgb.end(), colour.begin(), colour.end());
  }
  return pixels;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(resize_tests)

BOOST_AUTO_TEST_CASE(pillow_filters_give_pillows_bytes) {
  const auto rows = test_files::rows_of(test_files::image_data() / "resized.csv");
  BOOST_TEST_REQUIRE(rows.size() > 50u);
  for (const auto& row : rows) {
    const int channels = std::stoi(row[2]);
    const Pixels pixels = generated_pixels(std::stoi(row[0]), std::stoi(row[1]), channels,
                                           static_cast<std::uint32_t>(std::stoul(row[3])));
    const Pixels resized =
        image::resize(pixels, {std::stoi(row[4]), std::stoi(row[5])}, kPillowFilters.at(row[6]));
    BOOST_TEST(image::content_of(interleaved(resized, channels)).sha256 == row[7],
               row[0] << " x " << row[1] << " of " << channels << " to " << row[4] << " x "
                      << row[5] << " by " << row[6]);
  }
}

BOOST_AUTO_TEST_CASE(every_filter_keeps_a_solid_colour) {
  const Pixels picture = solid(97, 61, {250, 3, 128});
  for (const Filter filter : kFilters) {
    for (const Size to : {Size{1, 1}, Size{13, 200}, Size{97, 61}, Size{300, 20}}) {
      BOOST_TEST((image::resize(picture, to, filter) == solid(to.width, to.height, {250, 3, 128})));
    }
  }
}

BOOST_AUTO_TEST_CASE(very_long_images_shrink_to_a_line_and_grow_back) {
  for (const Size size : {Size{100000, 1}, Size{1, 100000}, Size{70000, 3}, Size{3, 70000}}) {
    const Pixels picture = solid(size.width, size.height, {9, 90, 200});
    for (const Filter filter : kFilters) {
      const Size small = image::fitted(size, 150);
      const Pixels line = image::resize(picture, small, filter);
      BOOST_TEST((line == solid(small.width, small.height, {9, 90, 200})));
      BOOST_TEST((image::resize(line, size, filter) == picture));
    }
  }
}

BOOST_AUTO_TEST_CASE(same_size_is_the_same_picture) {
  const Pixels picture = generated_pixels(31, 17, 4, 5);
  for (const Filter filter : kFilters) {
    BOOST_TEST((image::resize(picture, picture.size(), filter) == picture));
  }
}

BOOST_AUTO_TEST_CASE(area_is_the_rounded_mean_of_the_covered_pixels) {
  const Pixels picture = generated_pixels(40, 20, 3, 9);
  const Pixels half = image::resize(picture, {20, 10}, Filter::area);
  for (int y = 0; y < 10; ++y) {
    for (int x = 0; x < 20; ++x) {
      for (int c = 0; c < 3; ++c) {
        const auto at = [&](int dx, int dy) {
          return picture.rgb[((y * 2 + dy) * 40 + x * 2 + dx) * 3 + c];
        };
        const double mean = (at(0, 0) + at(1, 0) + at(0, 1) + at(1, 1)) / 4.0;
        BOOST_TEST(std::abs(half.rgb[(y * 20 + x) * 3 + c] - mean) <= 0.5);
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(what_cannot_be_seen_does_not_bleed_into_what_can) {
  Pixels picture = solid(40, 40, {200, 10, 10});
  picture.alpha.assign(1600, 255);
  for (int i = 0; i < 800; ++i) {  // the upper half: transparent green
    picture.alpha[i] = 0;
    picture.rgb[i * 3] = 0;
    picture.rgb[i * 3 + 1] = 255;
  }
  for (const Filter filter : {Filter::area, Filter::pillow_bilinear, Filter::pillow_bicubic}) {
    const Pixels resized = image::resize(picture, {7, 7}, filter);
    BOOST_TEST_REQUIRE(!resized.alpha.empty());
    for (int i = 0; i < 49; ++i) {
      if (resized.alpha[i] < 64) continue;
      BOOST_TEST(resized.rgb[i * 3] >= 197);
      BOOST_TEST(resized.rgb[i * 3 + 1] <= 13);
    }
  }
}

BOOST_AUTO_TEST_CASE(fitted_size_keeps_proportions_and_never_enlarges) {
  BOOST_TEST((image::fitted({1080, 1080}, 150) == Size{150, 150}));
  BOOST_TEST((image::fitted({1920, 1080}, 150) == Size{150, 84}));
  BOOST_TEST((image::fitted({1080, 1920}, 150) == Size{84, 150}));
  BOOST_TEST((image::fitted({150, 20}, 150) == Size{150, 20}));
  BOOST_TEST((image::fitted({1, 1}, 150) == Size{1, 1}));
  BOOST_TEST((image::fitted({65000, 1}, 150) == Size{150, 1}));
}

BOOST_AUTO_TEST_CASE(crop_takes_the_part_with_its_alpha) {
  const Pixels picture = generated_pixels(9, 7, 4, 3);
  const Pixels part = image::crop(picture, 2, 3, {4, 2});
  BOOST_TEST((part.size() == Size{4, 2}));
  for (int y = 0; y < 2; ++y) {
    for (int x = 0; x < 4; ++x) {
      const int from = (y + 3) * 9 + x + 2;
      BOOST_TEST(part.alpha[y * 4 + x] == picture.alpha[from]);
      BOOST_TEST(part.rgb[(y * 4 + x) * 3 + 1] == picture.rgb[from * 3 + 1]);
    }
  }
  BOOST_TEST((image::crop(picture, 0, 0, {9, 7}) == picture));
}

BOOST_AUTO_TEST_CASE(a_part_is_resized_as_if_it_had_been_cut_out_before_or_after) {
  for (const int channels : {3, 4}) {
    const Pixels picture = generated_pixels(203, 97, channels, 21);
    for (const Filter filter : kFilters) {
      BOOST_TEST((image::crop_and_resize(picture, 11, 5, {91, 80}, {40, 33}, filter) ==
                  image::resize(image::crop(picture, 11, 5, {91, 80}), {40, 33}, filter)));
      for (const Size to : {Size{71, 64}, Size{500, 310}, picture.size()}) {
        BOOST_TEST((image::resize_and_crop(picture, to, 17, 9, {31, 40}, filter) ==
                    image::crop(image::resize(picture, to, filter), 17, 9, {31, 40})));
      }
    }
  }
}

// 2,560,000 x 256 pixels, of which 224 x 224 are wanted.
BOOST_AUTO_TEST_CASE(only_the_wanted_part_of_a_long_image_is_computed) {
  const Pixels picture = solid(100000, 10, {9, 90, 200});
  BOOST_TEST((image::resize_and_crop(picture, {2560000, 256}, 1279888, 16, {224, 224},
                                     Filter::pillow_bilinear) == solid(224, 224, {9, 90, 200})));
}

BOOST_AUTO_TEST_CASE(a_long_image_is_resized_in_bands_without_a_seam) {
  const Pixels picture = generated_pixels(3, 600000, 3, 5);
  const Pixels upper{3, 300000, {picture.rgb.begin(), picture.rgb.begin() + 900000 * 3}, {}};
  const Pixels whole = image::resize(picture, {60, 600}, Filter::pillow_bilinear);
  const Pixels half = image::resize(upper, {60, 300}, Filter::pillow_bilinear);
  BOOST_TEST(std::equal(half.rgb.begin(), half.rgb.end() - 60 * 3, whole.rgb.begin()));
}

BOOST_AUTO_TEST_CASE(with_alpha_an_area_is_the_mean_of_what_can_be_seen) {
  const Pixels picture = generated_pixels(40, 20, 4, 9);
  const Pixels half = image::resize(picture, {20, 10}, Filter::area);
  const auto at = [&](int x, int y, int i) { return (y * 2 + i / 2) * 40 + x * 2 + i % 2; };
  for (int y = 0; y < 10; ++y) {
    for (int x = 0; x < 20; ++x) {
      double alpha = 0;
      double red = 0;
      for (int i = 0; i < 4; ++i) {
        alpha += picture.alpha[at(x, y, i)];
        red += static_cast<double>(picture.alpha[at(x, y, i)]) * picture.rgb[at(x, y, i) * 3];
      }
      BOOST_TEST(std::abs(half.alpha[y * 20 + x] - alpha / 4) <= 0.5);
      BOOST_TEST(std::abs(half.rgb[(y * 20 + x) * 3] - red / alpha) <= 0.5);
    }
  }
}

BOOST_AUTO_TEST_CASE(transparent_is_white_on_white_and_half_is_between) {
  const Pixels picture{3, 1, {255, 0, 0, 10, 20, 30, 0, 0, 0}, {0, 255, 128}};
  const Pixels seen = image::on_white(picture);
  BOOST_TEST(seen.alpha.empty());
  const std::vector<std::uint8_t> wanted = {255, 255, 255, 10, 20, 30, 127, 127, 127};
  BOOST_TEST(seen.rgb == wanted, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()
