// What the revisions of lib/infer stand for: the same inputs, and what was recorded of them.
#include <boost/test/unit_test.hpp>

#include "infer/area_average.h"
#include "infer/classes.h"
#include "infer/face_boxes.h"
#include "infer/face_cascade.h"
#include "infer/network_input.h"
#include "infer/nms.h"
#include "infer/yolo.h"
#include "tests/unit/image/generated_pixels.h"
#include "tests/unit/recorded.h"

using namespace imagelift;
using namespace imagelift::infer;

namespace {

/// -3 .. 3, always the same.
std::vector<float> numbers(std::size_t count) {
  std::vector<float> all;
  for (std::size_t i = 0; i < count; ++i) {
    all.push_back(static_cast<float>((i * 7919) % 601) / 100 - 3);
  }
  return all;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(recorded_rules_tests)

BOOST_AUTO_TEST_CASE(other_inputs_need_another_revision) {
  Recorded recorded;
  const image::Pixels picture = generated_pixels(61, 45, 3, 7);
  for (const ResizeRule resize : {ResizeRule::stretch, ResizeRule::short_side,
                                  ResizeRule::centre_square, ResizeRule::letterbox}) {
    for (const auto filter : {image::Filter::pillow_bilinear, image::Filter::pillow_bicubic,
                              image::Filter::pillow_nearest, image::Filter::opencv_bilinear}) {
      const InputRule rule{{24, 24}, resize, 28, filter, true, {10, 20, 30}, {50, 60, 70}};
      recorded.add_all(network_input(picture, rule).values);
    }
  }
  recorded.check("kInputRevision", kInputRevision, 1, "cdd7ab25431178ed");
}

BOOST_AUTO_TEST_CASE(other_classes_need_another_revision) {
  Recorded recorded;
  const std::vector<std::string> names = {"a", "b", "c", "d", "e", "f", "g", "h"};
  for (const Label& label : top_labels(numbers(8), names, kTopLabels)) {
    recorded.add(label.name);
    recorded.add(label.confidence);
  }
  recorded.add_all(normalised(numbers(12)));
  const AestheticScore score =
      aesthetic_score({.1F, .2F, .3F, .1F, .1F, .05F, .05F, .05F, .03F, .02F});
  recorded.add(score.mean);
  recorded.add(score.standard_deviation);
  recorded.check("kClassesRevision", kClassesRevision, 1, "7efb649aa9d1ef1e");
}

BOOST_AUTO_TEST_CASE(other_boxes_need_another_revision) {
  Recorded recorded;
  const YoloOutput rule{{{16, {{8, 4}, {10, 30}}}, {32, {{60, 50}, {90, 90}}}}, 0.1F, 0.45F};
  const std::vector<Tensor> maps = {{{1, 14, 4, 4}, numbers(224)}, {{1, 14, 2, 2}, numbers(56)}};
  const auto found = detections(maps, rule, {"cat", "dog"}, {{96, 64}, {64, 42}, 0, 11});
  BOOST_TEST(found.size() > 5U);
  for (const Detection& detection : found) {
    const Box& box = detection.bounding_box;
    recorded.add(detection.object);
    recorded.add_all(std::vector{detection.confidence, box.x_min, box.y_min, box.x_max, box.y_max});
  }
  recorded.check("kYoloRevision", kYoloRevision, 1, "e625efb535fe90fe");
}

BOOST_AUTO_TEST_CASE(another_cascade_needs_another_revision) {
  Recorded recorded;
  for (const Size size : {Size{561, 561}, Size{4000, 3000}, Size{90000, 900}}) {
    recorded.add(smallest_face_in(size, 20));
    const Size base = pyramid_base(size, 20);
    recorded.add_all(std::vector{base.width, base.height});
    recorded.add_all(pyramid_scales(size, smallest_face_in(size, 20), 0.709));
  }
  const image::Pixels picture = generated_pixels(61, 45, 3, 7);
  std::vector<float> planes(3 * 12 * 9);
  area_average(picture, {3, 4, 50, 40}, {12, 9}, planes.data());
  recorded.add_all(planes);
  const Tensor shifts{{1, 4, 3, 5}, numbers(60)};
  for (const FaceCandidate& cell :
       cells_above(shifts, {{1, 1, 3, 5}, numbers(15)}, 0.31, 0.6F, 4)) {
    const Box box = squared(shifted(cell.box, cell.shift, 1));
    recorded.add_all(std::vector{cell.score, box.x_min, box.y_min, box.x_max, box.y_max});
  }
  recorded.check("kCascadeRevision", kCascadeRevision, 2, "ff24ab6a75a23d3d");
}

BOOST_AUTO_TEST_SUITE_END()
