#include "infer/network_input.h"

#include <boost/test/unit_test.hpp>

using namespace imagelift;
using namespace imagelift::infer;

namespace {

/// Columns 0, 1, 2, ... in red, rows in green, 9 in blue.
image::Pixels coordinates(int width, int height) {
  image::Pixels picture{width, height, {}, {}};
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      picture.rgb.insert(picture.rgb.end(), {static_cast<std::uint8_t>(x),
                                             static_cast<std::uint8_t>(y), std::uint8_t{9}});
    }
  }
  return picture;
}

InputRule rule_of(ResizeRule resize, Size size, int reference = 0) {
  InputRule rule;
  rule.size = size;
  rule.resize = resize;
  rule.reference = reference;
  return rule;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(network_input_tests)

BOOST_AUTO_TEST_CASE(channels_become_planes_with_mean_and_deviation) {
  InputRule rule;
  rule.mean = {1, 2, 3};
  rule.deviation = {1, 2, 4};
  const Tensor tensor = planes_of({1, 1, {11, 12, 15}, {}}, rule);
  BOOST_TEST(tensor.shape == (std::vector<std::int64_t>{1, 3, 1, 1}),
             boost::test_tools::per_element());
  BOOST_TEST(tensor.values == (std::vector<float>{10, 5, 3}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(blue_comes_first_where_the_rule_says_so) {
  InputRule rule;
  rule.blue_first = true;
  BOOST_TEST(planes_of({1, 1, {1, 2, 3}, {}}, rule).values == (std::vector<float>{3, 2, 1}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_letterbox_truncates_the_sides_and_centres_the_image) {
  const Placement wide = letterbox_placement({800, 601}, {416, 416});
  BOOST_CHECK((wide.scaled == Size{416, 312}));  // 312.52
  BOOST_TEST(wide.left == 0);
  BOOST_TEST(wide.top == 52);
}

BOOST_AUTO_TEST_CASE(a_thin_image_keeps_one_pixel_of_width) {
  const Placement thin = letterbox_placement({1, 65000}, {416, 416});
  BOOST_CHECK((thin.scaled == Size{1, 416}));
}

BOOST_AUTO_TEST_CASE(the_rest_of_a_letterbox_is_grey) {
  InputRule rule = rule_of(ResizeRule::letterbox, {4, 4});
  rule.deviation = {255, 255, 255};
  const Tensor tensor = network_input({4, 2, std::vector<std::uint8_t>(24, 255), {}}, rule);
  BOOST_TEST(tensor.values[0] == 0.5F);   // first row
  BOOST_TEST(tensor.values[4] == 1.F);    // second: the image
  BOOST_TEST(tensor.values[15] == 0.5F);  // last
}

BOOST_AUTO_TEST_CASE(the_short_side_is_resized_and_the_centre_cut_out) {
  const Tensor tensor =
      network_input(coordinates(10, 4), rule_of(ResizeRule::short_side, {2, 2}, 4));
  // no scaling: columns 4 and 5, rows 1 and 2
  BOOST_TEST(tensor.values == (std::vector<float>{4, 5, 4, 5, 1, 1, 2, 2, 9, 9, 9, 9}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_crop_between_two_pixels_goes_to_the_even_one) {
  const auto first_column = [](int width) {
    return network_input(coordinates(width, 4), rule_of(ResizeRule::short_side, {2, 2}, 4))
        .values[0];
  };
  BOOST_TEST(first_column(5) == 2.F);  // 1.5
  BOOST_TEST(first_column(7) == 2.F);  // 2.5
}

BOOST_AUTO_TEST_CASE(a_centre_square_leaves_the_odd_pixel_before_it) {
  // side 2 of 4 rows; (5 - 2 + 1) / 2 = 2
  const Tensor tensor =
      network_input(coordinates(5, 4), rule_of(ResizeRule::centre_square, {2, 2}, 4));
  BOOST_TEST(tensor.values == (std::vector<float>{2, 3, 2, 3, 1, 1, 2, 2, 9, 9, 9, 9}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(every_rule_takes_an_image_of_one_pixel) {
  for (const ResizeRule resize : {ResizeRule::stretch, ResizeRule::short_side,
                                  ResizeRule::centre_square, ResizeRule::letterbox}) {
    const Tensor tensor = network_input({1, 1, {7, 7, 7}, {}}, rule_of(resize, {6, 6}, 8));
    BOOST_TEST(tensor.values.size() == 108U);
    BOOST_TEST(tensor.values[14] == 7.F);
  }
}

BOOST_AUTO_TEST_SUITE_END()
