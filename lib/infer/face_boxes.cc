// The arithmetic is fp32 in the order of facenet-pytorch 2.6.0 (detect_face.py), whose boxes it
// reproduces to the last rounding.
#include "infer/face_boxes.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace imagelift::infer {
namespace {

constexpr int kCellSize = 12;  // pixels of a level that P-Net sees at once
constexpr int kCellStride = 2;
constexpr double kMostBasePixels = 16e6;  // of very long images, whose shorter side says little

}  // namespace

float smallest_face_in(Size image, float smallest_face) {
  const auto shorter = static_cast<float>(std::min(image.width, image.height));
  return std::max(smallest_face, shorter * kSmallestInView / kFaceView);
}

Size pyramid_base(Size image, float smallest_face) {
  const double pixels = static_cast<double>(image.width) * image.height;
  const double scale = std::min<double>(smallest_face / smallest_face_in(image, smallest_face),
                                        std::sqrt(kMostBasePixels / pixels));
  if (scale >= 1) return image;
  const auto side = [&](int length) {
    return std::max(1, static_cast<int>(std::lround(length * scale)));
  };
  return {side(image.width), side(image.height)};
}

std::vector<double> pyramid_scales(Size image, float smallest_face, double factor) {
  double scale = static_cast<double>(kCellSize) / smallest_face;
  double shorter = std::min(image.width, image.height) * scale;
  std::vector<double> scales;
  while (shorter >= kCellSize) {
    scales.push_back(scale);
    scale *= factor;
    shorter *= factor;
  }
  return scales;
}

Size scaled_size(Size image, double scale) {
  return {static_cast<int>(image.width * scale + 1), static_cast<int>(image.height * scale + 1)};
}

std::vector<Band> bands_of(Size level, int pixels) {
  constexpr int kShared = kCellSize - kCellStride;
  const int cell_rows = std::max(1, (pixels / level.width - kShared) / kCellStride);
  const int step = cell_rows * kCellStride;
  std::vector<Band> bands;
  int first = 0;
  // The last band goes to the level's end, whose odd row P-Net's pooling treats as an edge.
  for (; first + step + kCellSize < level.height; first += step) {
    bands.push_back({first, step + kShared});
  }
  bands.push_back({first, level.height - first});
  return bands;
}

std::vector<FaceCandidate> cells_above(const Tensor& shifts, const Tensor& scores, double scale,
                                       float least, int first_row) {
  const auto columns = static_cast<std::size_t>(scores.shape[3]);
  const std::size_t plane = scores.values.size();
  const auto by = static_cast<float>(scale);
  std::vector<FaceCandidate> found;
  for (std::size_t at = 0; at < plane; ++at) {
    if (!(scores.values[at] >= least)) continue;
    const auto x = static_cast<float>(kCellStride * (at % columns));
    const auto y = static_cast<float>(first_row + kCellStride * static_cast<int>(at / columns));
    FaceCandidate cell{{std::floor((x + 1) / by), std::floor((y + 1) / by),
                        std::floor((x + kCellSize) / by), std::floor((y + kCellSize) / by)},
                       scores.values[at],
                       {}};
    for (std::size_t edge = 0; edge < 4; ++edge) {
      cell.shift[edge] = shifts.values[edge * plane + at];
    }
    found.push_back(cell);
  }
  return found;
}

Box shifted(const Box& box, const BoxShift& shift, float pixel) {
  const float width = box.x_max - box.x_min + pixel;
  const float height = box.y_max - box.y_min + pixel;
  return {box.x_min + shift[0] * width, box.y_min + shift[1] * height, box.x_max + shift[2] * width,
          box.y_max + shift[3] * height};
}

Box squared(const Box& box) {
  const float width = box.x_max - box.x_min;
  const float height = box.y_max - box.y_min;
  const float side = std::max(width, height);
  const float x = box.x_min + width * 0.5F - side * 0.5F;
  const float y = box.y_min + height * 0.5F - side * 0.5F;
  return {x, y, x + side, y + side};
}

std::optional<PixelArea> pixels_of(const Box& box, Size image) {
  constexpr float kFarthest = 1e9F;     // keeps the conversion to int defined
  const auto whole = [=](float edge) {  // an edge that is no number counts as far outside
    return static_cast<int>(edge > -kFarthest ? std::min(edge, kFarthest) : -kFarthest);
  };
  // Counted from 1, the first pixel being 1 and the last one the image's side.
  const PixelArea area{std::max(whole(box.x_min), 1) - 1, std::max(whole(box.y_min), 1) - 1,
                       std::min(whole(box.x_max), image.width),
                       std::min(whole(box.y_max), image.height)};
  if (area.width() <= 0 || area.height() <= 0) return std::nullopt;
  return area;
}

}  // namespace imagelift::infer
