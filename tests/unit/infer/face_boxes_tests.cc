#include "infer/face_boxes.h"

#include <boost/test/unit_test.hpp>
#include <limits>

using namespace imagelift;
using namespace imagelift::infer;

BOOST_AUTO_TEST_SUITE(face_boxes_tests)

BOOST_AUTO_TEST_CASE(small_photos_are_searched_as_the_manifest_says) {
  for (const Size size : {Size{561, 561}, Size{1024, 683}, Size{771, 4000}}) {
    BOOST_TEST(smallest_face_in(size, 20) == 20);
    BOOST_CHECK(pyramid_base(size, 20) == size);
  }
}

BOOST_AUTO_TEST_CASE(two_levels_show_a_face_of_40_pixels_in_a_view_of_1080) {
  for (const Size size :
       {Size{1920, 1080}, Size{4000, 3000}, Size{3000, 4000}, Size{8736, 11648}}) {
    const double face = 40.0 * std::min(size.width, size.height) / 1080;
    const float smallest = smallest_face_in(size, 20);
    const auto scales = pyramid_scales(size, smallest, 0.709);
    BOOST_TEST(face * scales.at(0) >= 12);
    BOOST_TEST(face * scales.at(1) >= 12);
    const Size base = pyramid_base(size, 20);
    BOOST_TEST(base.width * base.height < 1600000);
    BOOST_TEST(std::abs(smallest * base.width / size.width - 20) < 0.1);
  }
}

BOOST_AUTO_TEST_CASE(no_base_is_larger_than_16_million_pixels) {
  const Size base = pyramid_base({1000000, 100}, 20);
  BOOST_TEST(base.width * base.height <= 16100000);
  BOOST_CHECK((pyramid_base({16000, 900}, 20) == Size{13714, 771}));
}

BOOST_AUTO_TEST_CASE(the_pyramid_ends_when_the_shorter_side_is_below_a_cell) {
  const auto scales = pyramid_scales({100, 40}, 20, 0.5);
  BOOST_TEST(scales.size() == 2U);  // 24 and 12 pixels
  BOOST_TEST(scales[0] == 0.6, boost::test_tools::tolerance(1e-7));
  BOOST_TEST(scales[1] == 0.3, boost::test_tools::tolerance(1e-7));
}

BOOST_AUTO_TEST_CASE(an_image_below_the_smallest_face_has_no_level) {
  BOOST_TEST(pyramid_scales({1000, 19}, 20, 0.709).empty());
  BOOST_TEST(pyramid_scales({1, 1}, 20, 0.709).empty());
}

BOOST_AUTO_TEST_CASE(a_level_has_one_pixel_more_than_the_truncated_side) {
  BOOST_CHECK((scaled_size({100, 41}, 0.6) == Size{61, 25}));
}

BOOST_AUTO_TEST_CASE(a_cell_becomes_a_box_rounded_down) {
  // cell (1, 0): pixels 2..14 of the level, in thirds of the image
  const Tensor scores{{1, 1, 1, 2}, {0.1F, 0.6F}};
  const Tensor shifts{{1, 4, 1, 2}, {0, 1, 0, 2, 0, 3, 0, 4}};
  const auto cells = cells_above(shifts, scores, 0.6, 0.6F);
  BOOST_TEST(cells.size() == 1U);
  BOOST_CHECK((cells[0].box == Box{5, 1, 23, 20}));
  BOOST_TEST(cells[0].score == 0.6F);
  BOOST_CHECK((cells[0].shift == BoxShift{1, 2, 3, 4}));
}

BOOST_AUTO_TEST_CASE(bands_hold_the_cells_of_the_whole_level_once) {
  // P-Net's rows of cells for a height, by its layers: 3x3, halved upwards, twice 3x3
  const auto cell_rows = [](int height) { return (height - 2 + 1) / 2 - 4; };
  for (int height = 12; height < 120; ++height) {
    for (const int pixels : {1, 400, 1200, 100000}) {
      int next = 0;
      int end = 0;
      for (const Band& band : bands_of({40, height}, pixels)) {
        BOOST_TEST(band.first_row == 2 * next);
        next += cell_rows(band.rows);
        end = band.first_row + band.rows;
      }
      BOOST_TEST(next == cell_rows(height));
      BOOST_TEST(end == height);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_small_level_is_one_band_and_a_large_one_many) {
  BOOST_TEST(bands_of({100, 100}, 1 << 20).size() == 1U);
  BOOST_TEST(bands_of({6000, 6000}, 1 << 20).size() > 30U);
}

BOOST_AUTO_TEST_CASE(a_score_that_is_no_number_is_not_a_face) {
  const Tensor scores{{1, 1, 1, 1}, {std::numeric_limits<float>::quiet_NaN()}};
  BOOST_TEST(cells_above({{1, 4, 1, 1}, {0, 0, 0, 0}}, scores, 1, 0.6F).empty());
}

BOOST_AUTO_TEST_CASE(edges_move_by_shares_of_the_sides) {
  const Box box{10, 20, 20, 40};
  BOOST_CHECK((shifted(box, {0.5F, 0, -0.5F, 0.5F}, 0) == Box{15, 20, 15, 50}));
  BOOST_CHECK((shifted(box, {0, 1, 0, -1}, 1) == Box{10, 41, 20, 19}));
}

BOOST_AUTO_TEST_CASE(a_square_keeps_the_centre_and_takes_the_longer_side) {
  BOOST_CHECK((squared({10, 20, 20, 40}) == Box{5, 20, 25, 40}));
  BOOST_CHECK((squared({0, 0, 8, 8}) == Box{0, 0, 8, 8}));
}

BOOST_AUTO_TEST_CASE(pixels_are_counted_from_one_and_cut_at_the_image) {
  const auto inside = pixels_of({3.9F, 1.2F, 7.9F, 5}, {10, 10});
  BOOST_REQUIRE(inside.has_value());
  BOOST_TEST(inside->x_min == 2);
  BOOST_TEST(inside->y_min == 0);
  BOOST_TEST(inside->x_max == 7);
  BOOST_TEST(inside->y_max == 5);
  const auto around = pixels_of({-5, -5, 50, 50}, {10, 8});
  BOOST_REQUIRE(around.has_value());
  BOOST_TEST(around->width() == 10);
  BOOST_TEST(around->height() == 8);
}

BOOST_AUTO_TEST_CASE(a_box_outside_of_the_image_has_no_pixels) {
  BOOST_TEST(!pixels_of({20, 2, 30, 5}, {10, 10}).has_value());
  BOOST_TEST(!pixels_of({-30, 2, -20, 5}, {10, 10}).has_value());
  const float nan = std::numeric_limits<float>::quiet_NaN();
  BOOST_TEST(!pixels_of({nan, nan, nan, nan}, {10, 10}).has_value());
  BOOST_TEST(!pixels_of({3e38F, 0, 3e38F, 5}, {10, 10}).has_value());
}

BOOST_AUTO_TEST_SUITE_END()
