#include "infer/nms.h"

#include <algorithm>
#include <numeric>

namespace imagelift::infer {
namespace {

/// A side from `min` to `max`, counted in whole pixels.
float pixels(float min, float max) {
  return std::max(0.F, max - min + 1);
}

float over_smaller(const Box& a, const Box& b) {
  const auto area_of = [](const Box& box) {
    return pixels(box.x_min, box.x_max) * pixels(box.y_min, box.y_max);
  };
  const Box shared{std::max(a.x_min, b.x_min), std::max(a.y_min, b.y_min),
                   std::min(a.x_max, b.x_max), std::min(a.y_max, b.y_max)};
  return area_of(shared) / std::min(area_of(a), area_of(b));
}

float overlap_of(const Box& a, const Box& b, Overlap overlap) {
  return overlap == Overlap::over_smaller ? over_smaller(a, b) : intersection_over_union(a, b);
}

}  // namespace

std::vector<std::size_t> suppress_overlaps(const std::vector<Box>& boxes,
                                           const std::vector<float>& scores, float limit,
                                           Overlap overlap) {
  std::vector<std::size_t> order(boxes.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return scores[a] > scores[b]; });
  std::vector<std::size_t> kept;
  for (const std::size_t candidate : order) {
    // Boxes without a pixel give 0 / 0, which is not above any limit.
    const bool hidden = std::any_of(kept.begin(), kept.end(), [&](std::size_t better) {
      return overlap_of(boxes[better], boxes[candidate], overlap) > limit;
    });
    if (!hidden) kept.push_back(candidate);
  }
  return kept;
}

}  // namespace imagelift::infer
