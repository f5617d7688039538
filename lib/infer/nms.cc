#include "infer/nms.h"

#include <algorithm>
#include <numeric>

namespace imagelift::infer {
namespace {

float overlap_of(const Box& a, const Box& b, Overlap overlap) {
  const float pixel = overlap == Overlap::over_smaller ? 1 : 0;
  const auto area_of = [&](const Box& box) {
    return (box.x_max - box.x_min + pixel) * (box.y_max - box.y_min + pixel);
  };
  const float width = std::min(a.x_max, b.x_max) - std::max(a.x_min, b.x_min) + pixel;
  const float height = std::min(a.y_max, b.y_max) - std::max(a.y_min, b.y_min) + pixel;
  const float shared = std::max(0.F, width) * std::max(0.F, height);
  if (overlap == Overlap::over_smaller) return shared / std::min(area_of(a), area_of(b));
  return shared / (area_of(a) + area_of(b) - shared);
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
    // Empty boxes give 0 / 0, which is not above any limit.
    const bool hidden = std::any_of(kept.begin(), kept.end(), [&](std::size_t better) {
      return overlap_of(boxes[better], boxes[candidate], overlap) > limit;
    });
    if (!hidden) kept.push_back(candidate);
  }
  return kept;
}

}  // namespace imagelift::infer
