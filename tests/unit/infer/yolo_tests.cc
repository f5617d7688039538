#include "infer/yolo.h"

#include <boost/test/unit_test.hpp>
#include <cmath>

#include "infer/network.h"

using namespace imagelift;
using namespace imagelift::infer;

namespace {

const std::vector<std::string> kNames = {"cat", "dog"};
const YoloOutput kRule{{{16, {{8, 4}}}}, 0.1F, 0.45F};
const Placement kUnscaled{{32, 32}, {32, 32}, 0, 0};

/// A 2 x 2 grid, one anchor, two classes: nothing anywhere.
Tensor empty_map() {
  return {{1, 7, 2, 2}, std::vector<float>(28, -20.F)};
}

/// An object in the middle of the upper right cell, of the anchor's size.
Tensor map_with(float objectness, float cat, float dog) {
  Tensor map = empty_map();
  const std::vector<float> cell = {0, 0, 0, 0, objectness, cat, dog};
  for (std::size_t field = 0; field < 7; ++field) map.values[field * 4 + 1] = cell[field];
  return map;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(yolo_tests)

BOOST_AUTO_TEST_CASE(a_cell_becomes_a_box_around_its_middle) {
  const auto found = detections({map_with(20, -20, 20)}, kRule, kNames, kUnscaled);
  BOOST_TEST(found.size() == 1U);
  BOOST_TEST(found[0].object == "dog");
  BOOST_TEST(found[0].confidence == 1.F, boost::test_tools::tolerance(1e-5F));
  BOOST_CHECK((found[0].bounding_box == Box{20, 6, 28, 10}));
}

BOOST_AUTO_TEST_CASE(the_letterbox_is_undone_without_clipping) {
  const Placement placement{{64, 32}, {32, 16}, 0, 8};
  const auto found = detections({map_with(20, 20, -20)}, kRule, kNames, placement);
  BOOST_TEST(found.size() == 1U);
  BOOST_CHECK((found[0].bounding_box == Box{40, -4, 56, 4}));
}

BOOST_AUTO_TEST_CASE(the_score_is_objectness_times_class) {
  const auto found = detections({map_with(0, 0, -20)}, kRule, kNames, kUnscaled);
  BOOST_TEST(found.size() == 1U);
  BOOST_TEST(found[0].confidence == 0.25F, boost::test_tools::tolerance(1e-5F));
}

BOOST_AUTO_TEST_CASE(one_place_may_hold_two_classes) {
  BOOST_TEST(detections({map_with(20, 1, 2)}, kRule, kNames, kUnscaled).size() == 2U);
}

BOOST_AUTO_TEST_CASE(what_is_below_the_score_is_not_there) {
  BOOST_TEST(detections({empty_map()}, kRule, kNames, kUnscaled).empty());
  BOOST_TEST(detections({map_with(-2.3F, 20, 20)}, kRule, kNames, kUnscaled).empty());
}

BOOST_AUTO_TEST_CASE(the_same_object_on_two_layers_counts_once) {
  YoloOutput rule = kRule;
  rule.layers.push_back(rule.layers.front());
  const auto found =
      detections({map_with(20, -20, 1), map_with(20, -20, 2)}, rule, kNames, kUnscaled);
  BOOST_TEST(found.size() == 1U);
  BOOST_TEST(found[0].confidence == 1 / (1 + std::exp(-2.F)), boost::test_tools::tolerance(1e-5F));
}

BOOST_AUTO_TEST_CASE(a_box_without_bounds_is_a_failure_of_the_network) {
  Tensor map = map_with(20, 20, 20);
  map.values[2 * 4 + 1] = 1e4F;
  BOOST_CHECK_THROW(detections({map}, kRule, kNames, kUnscaled), NetFailure);
}

BOOST_AUTO_TEST_SUITE_END()
