#include "image/orientation.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "tests/unit/image/generated_pixels.h"

using namespace imagelift;
using image::exif_orientation;
using image::Pixels;

namespace {

// 2 x 3 pixels, told apart by their red: 1 2 / 3 4 / 5 6.
Pixels numbered() {
  Pixels pixels{2, 3, {}, {}};
  for (std::uint8_t i = 1; i <= 6; ++i) {
    pixels.rgb.insert(pixels.rgb.end(), {i, 0, 0});
    pixels.alpha.push_back(i);
  }
  return pixels;
}

struct Case {
  int orientation;
  Size size;
  std::vector<std::uint8_t> numbers;
};

std::ostream& operator<<(std::ostream& out, const Case& c) {
  return out << c.orientation;
}

const std::vector<Case> kCases = {
    {1, {2, 3}, {1, 2, 3, 4, 5, 6}}, {2, {2, 3}, {2, 1, 4, 3, 6, 5}},
    {3, {2, 3}, {6, 5, 4, 3, 2, 1}}, {4, {2, 3}, {5, 6, 3, 4, 1, 2}},
    {5, {3, 2}, {1, 3, 5, 2, 4, 6}}, {6, {3, 2}, {5, 3, 1, 6, 4, 2}},
    {7, {3, 2}, {6, 4, 2, 5, 3, 1}}, {8, {3, 2}, {2, 4, 6, 1, 3, 5}},
};

// EXIF with one tag before the orientation.
std::vector<std::uint8_t> exif(bool little, std::uint8_t orientation) {
  if (little) {
    return {'I',  'I', 42, 0, 8, 0, 0, 0, 2,           0,        //
            0x0F, 1,   2,  0, 1, 0, 0, 0, 0,           0, 0, 0,  //
            0x12, 1,   3,  0, 1, 0, 0, 0, orientation, 0, 0, 0, 0, 0, 0, 0};
  }
  return {'M', 'M',  0, 42, 0, 0, 0, 8, 0, 2,                  //
          1,   0x0F, 0, 2,  0, 0, 0, 1, 0, 0,           0, 0,  //
          1,   0x12, 0, 3,  0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(orientation_tests)

BOOST_DATA_TEST_CASE(every_orientation_puts_the_pixels_where_exif_says,
                     boost::unit_test::data::make(kCases), wanted) {
  const Pixels turned = image::upright(numbered(), wanted.orientation);
  BOOST_TEST((turned.size() == wanted.size));
  BOOST_TEST(turned.alpha == wanted.numbers, boost::test_tools::per_element());
  for (std::size_t i = 0; i < 6; ++i) BOOST_TEST(turned.rgb[i * 3] == wanted.numbers[i]);
}

BOOST_AUTO_TEST_CASE(opposite_orientations_undo_each_other_on_large_images) {
  const Pixels picture = generated_pixels(131, 70, 3, 4);  // more than one tile each way
  for (const auto& [one, other] : {std::pair{2, 2}, {3, 3}, {4, 4}, {5, 5}, {6, 8}, {7, 7}}) {
    BOOST_TEST((image::upright(image::upright(picture, one), other) == picture), one);
  }
}

BOOST_AUTO_TEST_CASE(orientation_out_of_range_changes_nothing) {
  for (const int orientation : {-1, 0, 1, 9, 1000}) {
    BOOST_TEST((image::upright(numbered(), orientation) == numbered()));
  }
}

BOOST_AUTO_TEST_CASE(orientation_is_found_in_both_byte_orders) {
  for (std::uint8_t orientation = 1; orientation <= 8; ++orientation) {
    BOOST_TEST(exif_orientation(exif(true, orientation)) == orientation);
    BOOST_TEST(exif_orientation(exif(false, orientation)) == orientation);
  }
}

BOOST_AUTO_TEST_CASE(exif_prefix_is_passed_over) {
  auto bytes = exif(false, 6);
  bytes.insert(bytes.begin(), {'E', 'x', 'i', 'f', 0, 0});
  BOOST_TEST(exif_orientation(bytes) == 6);
}

BOOST_AUTO_TEST_CASE(nonsense_is_upright) {
  BOOST_TEST(exif_orientation({}) == 1);
  BOOST_TEST(exif_orientation(exif(true, 0)) == 1);
  BOOST_TEST(exif_orientation(exif(true, 9)) == 1);
  auto wrong_type = exif(true, 6);
  wrong_type[24] = 4;
  BOOST_TEST(exif_orientation(wrong_type) == 1);
  auto far_directory = exif(true, 6);
  far_directory[7] = 0xFF;
  BOOST_TEST(exif_orientation(far_directory) == 1);
}

BOOST_AUTO_TEST_CASE(cut_off_exif_is_read_within_its_bounds) {
  const auto whole = exif(true, 6);
  for (std::size_t size = 0; size < whole.size(); ++size) {
    const std::vector<std::uint8_t> part(whole.begin(), whole.begin() + size);
    const int orientation = exif_orientation(part);
    BOOST_TEST((orientation == 1 || orientation == 6));
  }
}

BOOST_AUTO_TEST_SUITE_END()
