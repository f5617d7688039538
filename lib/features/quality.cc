#include "features/quality.h"

#include <cmath>
#include <cstdint>
#include <vector>

#include "image/resize.h"

namespace imagelift::features {
namespace {

// Luma in ten-thousandths of 0..255: whole numbers, so that sums are exact in any order.
struct Luma {
  Size size;
  std::vector<std::int32_t> values;
};
constexpr std::int32_t kRed = 2126;
constexpr std::int32_t kGreen = 7152;
constexpr std::int32_t kBlue = 722;
constexpr double kUnit = kRed + kGreen + kBlue;

Luma luma_of(const image::Pixels& upright) {
  const auto small = image::on_white(image::resize(
      upright, image::fitted(upright.size(), kQualitySide), image::Filter::pillow_bilinear));
  Luma luma{small.size(), std::vector<std::int32_t>(small.rgb.size() / 3)};
  for (std::size_t i = 0; i < luma.values.size(); ++i) {
    const std::uint8_t* pixel = &small.rgb[i * 3];
    luma.values[i] = kRed * pixel[0] + kGreen * pixel[1] + kBlue * pixel[2];
  }
  return luma;
}

struct Moments {
  double mean = 0;
  double variance = 0;
};

// Two passes, so that nothing cancels.
Moments moments_of(const std::vector<std::int32_t>& values) {
  if (values.empty()) return {};
  std::int64_t sum = 0;
  for (const std::int32_t value : values) sum += value;
  const auto count = static_cast<double>(values.size());
  const double mean = static_cast<double>(sum) / count;
  double squares = 0;
  for (const std::int32_t value : values) squares += (value - mean) * (value - mean);
  return {mean / kUnit, squares / count / (kUnit * kUnit)};
}

std::vector<std::int32_t> laplacian_of(const Luma& luma) {
  std::vector<std::int32_t> result;
  const std::ptrdiff_t row = luma.size.width;
  for (std::ptrdiff_t y = 1; y + 1 < luma.size.height; ++y) {
    for (std::ptrdiff_t x = 1; x + 1 < row; ++x) {
      const std::int32_t* at = &luma.values[static_cast<std::size_t>(y * row + x)];
      result.push_back(at[-1] + at[1] + at[-row] + at[row] - 4 * at[0]);
    }
  }
  return result;
}

}  // namespace

Quality quality(const image::Pixels& upright) {
  const Luma luma = luma_of(upright);
  const Moments of_luma = moments_of(luma.values);
  return {of_luma.mean / 255, std::sqrt(of_luma.variance) / 255,
          moments_of(laplacian_of(luma)).variance};
}

}  // namespace imagelift::features
