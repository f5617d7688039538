#include "features/colours.h"

#include <boost/test/unit_test.hpp>
#include <map>
#include <numeric>

#include "features/css_colours.h"
#include "image/decode.h"
#include "tests/unit/image/generated_pixels.h"
#include "tests/unit/image/test_files.h"

using namespace imagelift;
using features::colour_shares;
using image::Pixels;
using Shares = std::map<std::string, double>;

namespace {

Shares shares_of(const Pixels& pixels) {
  Shares shares;
  for (const ColourShare& colour : colour_shares(pixels)) shares[colour.name] = colour.share;
  return shares;
}

void paint(Pixels& pixels, int left, int top, Size size, std::array<std::uint8_t, 3> colour) {
  for (int y = top; y < top + size.height; ++y) {
    for (int x = left; x < left + size.width; ++x) {
      std::copy(colour.begin(), colour.end(), &pixels.rgb[(y * pixels.width + x) * 3]);
    }
  }
}

Pixels solid(Size size, std::array<std::uint8_t, 3> colour) {
  Pixels pixels{size.width,
                size.height,
                std::vector<std::uint8_t>(static_cast<std::size_t>(size.width) * size.height * 3),
                {}};
  paint(pixels, 0, 0, size, colour);
  return pixels;
}

constexpr std::array<std::uint8_t, 3> kTomato = {255, 99, 71};
constexpr std::array<std::uint8_t, 3> kGold = {255, 215, 0};
constexpr std::array<std::uint8_t, 3> kTeal = {0, 128, 128};

}  // namespace

BOOST_AUTO_TEST_SUITE(colours_tests)

BOOST_AUTO_TEST_CASE(every_solid_css_colour_is_all_of_itself) {
  for (const auto& [name, red, green, blue] : features::css_colours()) {
    const Shares shares = shares_of(solid({201, 301}, {red, green, blue}));
    BOOST_TEST((shares == Shares{{std::string(name), 1.0}}), name);
  }
}

BOOST_AUTO_TEST_CASE(quarters_are_quarters) {
  Pixels picture = solid({400, 400}, kTeal);
  paint(picture, 0, 0, {200, 200}, kTomato);
  paint(picture, 200, 0, {200, 200}, kGold);
  BOOST_TEST((shares_of(picture) == Shares{{"gold", 0.25}, {"teal", 0.5}, {"tomato", 0.25}}));
}

BOOST_AUTO_TEST_CASE(one_pixel_is_not_enlarged_and_counts_in_full) {
  BOOST_TEST((shares_of(solid({1, 1}, kTomato)) == Shares{{"tomato", 1.0}}));
}

BOOST_AUTO_TEST_CASE(square_is_counted_in_22500_parts) {
  Pixels picture = solid({1500, 1500}, kTeal);
  paint(picture, 100, 100, {10, 10}, kTomato);
  const Shares shares = shares_of(picture);
  BOOST_TEST(shares.at("tomato") == 1.0 / 22500);
  BOOST_TEST(shares.at("teal") == 22499.0 / 22500);
}

BOOST_AUTO_TEST_CASE(transparent_pixels_do_not_count) {
  Pixels picture = solid({300, 300}, kTeal);
  picture.alpha.assign(90000, 255);
  for (int i = 0; i < 45000; ++i) picture.alpha[i] = 0;
  paint(picture, 0, 0, {300, 150}, kTomato);  // hidden
  BOOST_TEST((shares_of(picture) == Shares{{"teal", 1.0}}));
}

BOOST_AUTO_TEST_CASE(image_that_is_transparent_everywhere_has_no_colours) {
  Pixels picture = solid({30, 30}, kTeal);
  picture.alpha.assign(900, 0);
  BOOST_TEST(colour_shares(picture).empty());
  picture.alpha.assign(900, 127);
  BOOST_TEST(colour_shares(picture).empty());
  picture.alpha.assign(900, 128);
  BOOST_TEST((shares_of(picture) == Shares{{"teal", 1.0}}));
}

BOOST_AUTO_TEST_CASE(shares_are_sorted_positive_and_sum_to_one) {
  for (const int channels : {3, 4}) {
    const auto shares = colour_shares(generated_pixels(333, 211, channels, 6));
    BOOST_TEST(std::is_sorted(shares.begin(), shares.end(),
                              [](const auto& a, const auto& b) { return a.name < b.name; }));
    double sum = 0;
    for (const ColourShare& colour : shares) {
      BOOST_TEST(colour.share > 0);
      sum += colour.share;
    }
    BOOST_TEST(sum == 1.0, boost::test_tools::tolerance(1e-12));
  }
}

BOOST_AUTO_TEST_SUITE_END()
