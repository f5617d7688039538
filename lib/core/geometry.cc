#include "core/geometry.h"

#include <algorithm>

namespace imagelift {

float area(const Box& box) {
  return std::max(0.0f, box.x_max - box.x_min) * std::max(0.0f, box.y_max - box.y_min);
}

float intersection_over_union(const Box& a, const Box& b) {
  const Box overlap{std::max(a.x_min, b.x_min), std::max(a.y_min, b.y_min),
                    std::min(a.x_max, b.x_max), std::min(a.y_max, b.y_max)};
  const float shared = area(overlap);
  const float both = area(a) + area(b) - shared;
  return both > 0 ? shared / both : 0.0f;
}

Box clip(const Box& box, Size image) {
  const auto width = static_cast<float>(image.width);
  const auto height = static_cast<float>(image.height);
  return {std::clamp(box.x_min, 0.0f, width), std::clamp(box.y_min, 0.0f, height),
          std::clamp(box.x_max, 0.0f, width), std::clamp(box.y_max, 0.0f, height)};
}

}  // namespace imagelift
