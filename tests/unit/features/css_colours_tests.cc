#include "features/css_colours.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <limits>
#include <random>

#include "core/feature_catalog.h"
#include "tests/unit/image/test_files.h"

using namespace imagelift;
using features::css_colours;
using features::Lab;

namespace {

double distance_squared(const Lab& a, const Lab& b) {
  return (a.lightness - b.lightness) * (a.lightness - b.lightness) + (a.a - b.a) * (a.a - b.a) +
         (a.b - b.b) * (a.b - b.b);
}

Lab lab_of(const features::CssColour& colour) {
  return features::lab_of(colour.red, colour.green, colour.blue);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(css_colours_tests)

BOOST_AUTO_TEST_CASE(names_are_sorted_distinct_and_those_of_the_catalog) {
  std::vector<std::string> names;
  for (const auto& colour : css_colours()) names.emplace_back(colour.name);
  BOOST_TEST(std::is_sorted(names.begin(), names.end()));
  BOOST_TEST(names == FeatureCatalog::built_in().names(FeatureKind::colour),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(no_two_names_are_one_colour) {
  for (const auto& a : css_colours()) {
    const auto same = std::count_if(css_colours().begin(), css_colours().end(), [&](const auto& b) {
      return a.red == b.red && a.green == b.green && a.blue == b.blue;
    });
    BOOST_TEST(same == 1, a.name);
  }
}

BOOST_AUTO_TEST_CASE(every_css_colour_is_nearest_to_itself) {
  for (std::size_t i = 0; i < css_colours().size(); ++i) {
    const auto& [name, red, green, blue] = css_colours()[i];
    BOOST_TEST(features::nearest_css_colour(red, green, blue) == i, name);
  }
}

BOOST_AUTO_TEST_CASE(lab_is_that_of_the_published_examples) {
  const Lab white = features::lab_of(255, 255, 255);
  BOOST_TEST(std::abs(white.lightness - 100) < 0.001);
  BOOST_TEST(std::abs(white.a) < 0.02);
  BOOST_TEST(std::abs(white.b) < 0.02);
  const Lab red = features::lab_of(255, 0, 0);  // 53.24, 80.09, 67.20 (Lindbloom)
  BOOST_TEST(std::abs(red.lightness - 53.24) < 0.01);
  BOOST_TEST(std::abs(red.a - 80.09) < 0.02);
  BOOST_TEST(std::abs(red.b - 67.20) < 0.02);
  BOOST_TEST(features::lab_of(0, 0, 0).lightness == 0, boost::test_tools::tolerance(1e-9));
}

BOOST_AUTO_TEST_CASE(nearest_is_what_scikit_image_says) {
  const auto rows = test_files::rows_of(test_files::image_data() / "nearest_css.csv");
  BOOST_TEST_REQUIRE(rows.size() == 3000u);
  for (const auto& row : rows) {
    const auto value = [&](int i) { return static_cast<std::uint8_t>(std::stoi(row[i])); };
    const auto nearest = features::nearest_css_colour(value(0), value(1), value(2));
    BOOST_TEST(css_colours()[nearest].name == row[3], row[0] << ' ' << row[1] << ' ' << row[2]);
  }
}

BOOST_AUTO_TEST_CASE(two_step_search_finds_what_a_full_search_in_double_finds) {
  std::mt19937 random(11);
  for (int i = 0; i < 5000; ++i) {
    const std::uint32_t bits = random();
    const auto red = static_cast<std::uint8_t>(bits);
    const auto green = static_cast<std::uint8_t>(bits >> 8);
    const auto blue = static_cast<std::uint8_t>(bits >> 16);
    const Lab wanted = features::lab_of(red, green, blue);
    const auto first_nearest = std::min_element(
        css_colours().begin(), css_colours().end(), [&](const auto& a, const auto& b) {
          return distance_squared(lab_of(a), wanted) < distance_squared(lab_of(b), wanted);
        });
    const auto found = css_colours().begin() + features::nearest_css_colour(red, green, blue);
    BOOST_TEST(std::abs(distance_squared(lab_of(*found), wanted) -
                        distance_squared(lab_of(*first_nearest), wanted)) < 1e-9);
  }
}

BOOST_AUTO_TEST_SUITE_END()
