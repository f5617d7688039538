#include "core/geometry.h"

#include <boost/test/unit_test.hpp>
#include <random>

using imagelift::area;
using imagelift::Box;
using imagelift::clip;
using imagelift::intersection_over_union;

namespace {

Box any_box(std::mt19937& random) {
  std::uniform_real_distribution<float> place(-50, 150);
  return {place(random), place(random), place(random), place(random)};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(geometry_tests)

BOOST_AUTO_TEST_CASE(area_of_a_crossed_box_is_zero) {
  BOOST_TEST(area({1, 2, 4, 8}) == 18.0f);
  BOOST_TEST(area({4, 2, 1, 8}) == 0.0f);
  BOOST_TEST(area({4, 8, 1, 2}) == 0.0f);
}

BOOST_AUTO_TEST_CASE(box_with_itself_is_one_and_with_a_stranger_zero) {
  const Box box{10, 10, 20, 30};
  BOOST_TEST(intersection_over_union(box, box) == 1.0f);
  BOOST_TEST(intersection_over_union(box, {20, 10, 30, 30}) == 0.0f);
  BOOST_TEST(intersection_over_union(box, {100, 100, 120, 120}) == 0.0f);
}

BOOST_AUTO_TEST_CASE(half_a_box_is_half) {
  BOOST_TEST(intersection_over_union({0, 0, 10, 10}, {0, 0, 5, 10}) == 0.5f);
  BOOST_TEST(intersection_over_union({0, 0, 2, 2}, {1, 1, 3, 3}) == 1.0f / 7.0f);
}

BOOST_AUTO_TEST_CASE(two_empty_boxes_are_zero) {
  BOOST_TEST(intersection_over_union({5, 5, 5, 5}, {5, 5, 5, 5}) == 0.0f);
}

BOOST_AUTO_TEST_CASE(iou_is_symmetric_and_between_zero_and_one) {
  std::mt19937 random(7);
  for (int i = 0; i < 1000; ++i) {
    const Box a = any_box(random);
    const Box b = any_box(random);
    const float iou = intersection_over_union(a, b);
    BOOST_TEST(iou == intersection_over_union(b, a));
    BOOST_TEST(iou >= 0.0f);
    BOOST_TEST(iou <= 1.0f);
  }
}

BOOST_AUTO_TEST_CASE(clipped_box_lies_inside_and_stays_when_clipped_again) {
  BOOST_TEST((clip({-5, 10, 200, 90}, {100, 80}) == Box{0, 10, 100, 80}));
  std::mt19937 random(8);
  for (int i = 0; i < 1000; ++i) {
    const Box box = clip(any_box(random), {100, 80});
    BOOST_TEST((box == clip(box, {100, 80})));
    BOOST_TEST(area(box) <= 100.0f * 80.0f);
  }
}

BOOST_AUTO_TEST_SUITE_END()
