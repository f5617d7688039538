#include "infer/nms.h"

#include <boost/test/unit_test.hpp>
#include <random>

using imagelift::Box;
using imagelift::infer::Overlap;
using imagelift::infer::suppress_overlaps;

namespace {

struct Boxes {
  std::vector<Box> boxes;
  std::vector<float> scores;
};

Boxes random_boxes(unsigned seed) {
  std::mt19937 random(seed);
  std::uniform_real_distribution<float> place(0, 80);
  std::uniform_real_distribution<float> side(5, 40);
  Boxes all;
  for (int i = 0; i < 60; ++i) {
    const float x = place(random);
    const float y = place(random);
    all.boxes.push_back({x, y, x + side(random), y + side(random)});
    all.scores.push_back(place(random) / 80);
  }
  return all;
}

Boxes chosen(const Boxes& all, const std::vector<std::size_t>& indices) {
  Boxes kept;
  for (const std::size_t i : indices) {
    kept.boxes.push_back(all.boxes[i]);
    kept.scores.push_back(all.scores[i]);
  }
  return kept;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(nms_tests)

BOOST_AUTO_TEST_CASE(of_two_that_overlap_the_better_stays) {
  const auto kept = suppress_overlaps({{0, 0, 10, 10}, {1, 1, 11, 11}}, {0.5F, 0.9F}, 0.45F);
  BOOST_TEST(kept == std::vector<std::size_t>{1}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(boxes_apart_all_stay_best_first) {
  const auto kept = suppress_overlaps({{0, 0, 10, 10}, {20, 0, 30, 10}}, {0.5F, 0.9F}, 0.45F);
  BOOST_TEST(kept == (std::vector<std::size_t>{1, 0}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(an_overlap_of_exactly_the_limit_stays) {
  // 50 of 150 square pixels
  const auto kept = suppress_overlaps({{0, 0, 10, 10}, {5, 0, 15, 10}}, {1, 0.5F}, 1.F / 3);
  BOOST_TEST(kept.size() == 2U);
}

BOOST_AUTO_TEST_CASE(of_equal_scores_the_earlier_box_stays) {
  const auto kept = suppress_overlaps({{0, 0, 10, 10}, {0, 0, 10, 10}}, {0.5F, 0.5F}, 0.45F);
  BOOST_TEST(kept == std::vector<std::size_t>{0}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_box_inside_another_goes_only_by_the_smaller_area) {
  const std::vector<Box> boxes = {{0, 0, 100, 100}, {10, 10, 30, 30}};
  BOOST_TEST(suppress_overlaps(boxes, {1, 0.9F}, 0.7F).size() == 2U);
  BOOST_TEST(suppress_overlaps(boxes, {1, 0.9F}, 0.7F, Overlap::over_smaller).size() == 1U);
}

BOOST_AUTO_TEST_CASE(no_box_gives_none) {
  BOOST_TEST(suppress_overlaps({}, {}, 0.5F).empty());
}

BOOST_AUTO_TEST_CASE(what_stays_overlaps_no_more_and_stays_when_asked_again) {
  for (unsigned seed = 1; seed <= 20; ++seed) {
    const Boxes all = random_boxes(seed);
    const Boxes kept = chosen(all, suppress_overlaps(all.boxes, all.scores, 0.3F));
    BOOST_TEST(kept.boxes.size() < all.boxes.size());
    BOOST_TEST(suppress_overlaps(kept.boxes, kept.scores, 0.3F).size() == kept.boxes.size());
    for (std::size_t i = 0; i < kept.boxes.size(); ++i) {
      for (std::size_t k = 0; k < i; ++k) {
        BOOST_TEST(imagelift::intersection_over_union(kept.boxes[i], kept.boxes[k]) <= 0.3001F);
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(the_order_of_the_input_does_not_matter) {
  for (unsigned seed = 1; seed <= 20; ++seed) {
    Boxes all = random_boxes(seed);
    const Boxes kept = chosen(all, suppress_overlaps(all.boxes, all.scores, 0.4F));
    std::reverse(all.boxes.begin(), all.boxes.end());
    std::reverse(all.scores.begin(), all.scores.end());
    const Boxes again = chosen(all, suppress_overlaps(all.boxes, all.scores, 0.4F));
    BOOST_CHECK(kept.boxes == again.boxes);
  }
}

BOOST_AUTO_TEST_SUITE_END()
