#include "image/annotate.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>

#include "tests/unit/image/generated_pixels.h"

using namespace imagelift;
using image::annotated;
using image::Pixels;

namespace {

Inference with_object(float confidence, const Box& box) {
  Inference found;
  found.objects = {{"potted plant", confidence, box}};
  return found;
}

bool differs(const Pixels& a, const Pixels& b, int x, int y) {
  const std::size_t at = static_cast<std::size_t>(y * a.width + x) * 3;
  return !std::equal(&a.rgb[at], &a.rgb[at] + 3, &b.rgb[at]);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(annotate_tests)

BOOST_AUTO_TEST_CASE(nothing_found_leaves_the_image) {
  const Pixels picture = generated_pixels(60, 40, 3, 1);
  BOOST_TEST((annotated(picture, {}) == picture));
}

BOOST_AUTO_TEST_CASE(frame_runs_along_the_box_and_leaves_its_inside) {
  const Pixels picture = generated_pixels(200, 200, 3, 1);
  const Pixels drawn = annotated(picture, with_object(0.9f, {50, 60, 150, 160}));
  for (const int x : {50, 100, 150}) BOOST_TEST(differs(drawn, picture, x, 160));
  for (const int y : {60, 100, 160}) BOOST_TEST(differs(drawn, picture, 150, y));
  BOOST_TEST(!differs(drawn, picture, 100, 110));
  BOOST_TEST(!differs(drawn, picture, 10, 190));
}

BOOST_AUTO_TEST_CASE(doubtful_objects_are_not_drawn) {
  const Pixels picture = generated_pixels(60, 40, 3, 1);
  BOOST_TEST((annotated(picture, with_object(0.2f, {5, 5, 30, 30})) == picture));
  BOOST_TEST((annotated(picture, with_object(0.2f, {5, 5, 30, 30}), 0.1f) != picture));
}

BOOST_AUTO_TEST_CASE(boxes_and_landmarks_outside_of_the_image_do_no_harm) {
  const Pixels picture = generated_pixels(60, 40, 3, 1);
  BOOST_TEST((annotated(picture, with_object(0.9f, {100, 100, 200, 200})) == picture));
  for (const Box& box : {Box{-1e9f, -1e9f, 1e9f, 1e9f}, Box{-5, -5, 10, 10}, Box{55, 35, 80, 80}}) {
    BOOST_TEST((annotated(picture, with_object(0.9f, box)).size() == picture.size()));
  }
  Inference face;
  face.faces = {{0.99f, {10, 10, 30, 30}, {{-1e9f, 1e9f}, {15, 15}, {20, 20}, {61, 2}, {1, 41}}}};
  const Pixels drawn = annotated(picture, face);
  BOOST_TEST(differs(drawn, picture, 20, 20));
}

BOOST_AUTO_TEST_CASE(one_pixel_can_be_annotated) {
  const Pixels picture = generated_pixels(1, 1, 3, 1);
  BOOST_TEST((annotated(picture, with_object(0.9f, {0, 0, 1, 1})).size() == Size{1, 1}));
}

BOOST_AUTO_TEST_SUITE_END()
