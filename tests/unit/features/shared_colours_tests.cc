// Exact colour fractions of files that lie beside the checkout; skipped where they do not.
#include <boost/test/unit_test.hpp>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>

#include "features/colours.h"
#include "image/decode.h"
#include "tests/unit/image/test_files.h"
#include "tests/unit/shared_folder.h"

using namespace imagelift;

namespace {

image::Pixels pixels_of(const std::string& file) {
  const auto bytes = test_files::bytes_of(test_files::shared_data() / file);
  return std::get<image::Decoded>(image::decode(bytes, {})).pixels;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(shared_colours_tests,
                      *boost::unit_test::precondition(test_files::has_shared_data))

BOOST_AUTO_TEST_CASE(known_fractions_are_exact) {
  const auto expected =
      nlohmann::json::parse(test_files::bytes_of(test_files::shared_data() / "expected.json"));
  int checked = 0;
  for (const auto& item : expected["items"]) {
    if (!item.contains("css")) continue;
    nlohmann::json found = nlohmann::json::object();
    for (const auto& colour : features::colour_shares(pixels_of(item["file"]))) {
      found[colour.name] = colour.share;
    }
    BOOST_TEST(found == item["css"], item["file"] << ": " << found.dump());
    ++checked;
  }
  BOOST_TEST(checked >= 2);
}

BOOST_AUTO_TEST_CASE(image_with_alpha_zero_everywhere_has_no_colours) {
  BOOST_TEST(features::colour_shares(pixels_of("odd/transparent_red.png")).empty());
}

// But for a few pixels between two colours, which the rounding to 8 bits of both moves.
BOOST_AUTO_TEST_CASE(colours_do_not_depend_on_the_space_an_image_is_stored_in) {
  std::map<std::string, double> differences;
  for (const auto& colour : features::colour_shares(pixels_of("pictures/icc_css_chart_srgb.png"))) {
    differences[colour.name] += colour.share;
  }
  BOOST_TEST(differences.size() == 139u);
  for (const auto& colour : features::colour_shares(pixels_of("pictures/icc_css_chart_p3.png"))) {
    differences[colour.name] -= colour.share;
  }
  for (const auto& [name, difference] : differences) {
    BOOST_TEST(std::abs(difference) < .001, name << ": " << difference);
  }
}

BOOST_AUTO_TEST_SUITE_END()
