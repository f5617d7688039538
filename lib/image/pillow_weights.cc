#include "image/pillow_weights.h"

#include <algorithm>
#include <cmath>

namespace imagelift::image {
namespace {

double bilinear(double x) {
  x = std::abs(x);
  return x < 1.0 ? 1.0 - x : 0.0;
}

// Keys' cubic with a = -0.5, in Pillow's order of operations, on which the last bit depends.
double bicubic(double x) {
  constexpr double a = -0.5;
  x = std::abs(x);
  if (x < 1.0) return ((a + 2.0) * x - (a + 3.0)) * x * x + 1;
  if (x < 2.0) return (((x - 5) * x + 8) * x - 4) * a;
  return 0.0;
}

std::int32_t to_fixed_point(double weight) {
  const double scaled = weight * (1 << kPillowFractionBits);
  return static_cast<std::int32_t>(weight < 0 ? scaled - 0.5 : scaled + 0.5);
}

}  // namespace

const PillowKernel kPillowBilinear{bilinear, 1.0};
const PillowKernel kPillowBicubic{bicubic, 2.0};

PillowWeights pillow_weights(int from, int to, const PillowKernel& kernel, PartOfLine part) {
  const double scale = static_cast<double>(from) / to;
  const double filter_scale = std::max(scale, 1.0);  // antialiasing: the filter widens with it
  const double support = kernel.support * filter_scale;
  PillowWeights result;
  result.stride = static_cast<int>(std::ceil(support)) * 2 + 1;
  const auto wanted = static_cast<std::size_t>(part.count);
  result.windows.resize(wanted);
  result.weights.assign(wanted * result.stride, 0);
  std::vector<double> line(static_cast<std::size_t>(result.stride));
  for (int resized = 0; resized < part.count; ++resized) {
    const double centre = (part.first + resized + 0.5) * scale;
    const int first = std::max(static_cast<int>(centre - support + 0.5), 0);
    const int count = std::min(static_cast<int>(centre + support + 0.5), from) - first;
    double sum = 0;
    for (int i = 0; i < count; ++i) {
      line[i] = kernel.value((i + first - centre + 0.5) * (1.0 / filter_scale));
      sum += line[i];
    }
    for (int i = 0; i < count; ++i) {
      const double weight = sum != 0.0 ? line[i] / sum : line[i];
      result.weights[static_cast<std::size_t>(resized) * result.stride + i] =
          to_fixed_point(weight);
    }
    result.windows[resized] = {first, count};
  }
  return result;
}

}  // namespace imagelift::image
