#pragma once

#include "core/geometry.h"
#include "image/pixels.h"

namespace imagelift::infer {

/// A rectangle of whole pixels inside an image; max is exclusive.
struct PixelArea {
  int x_min = 0;
  int y_min = 0;
  int x_max = 0;
  int y_max = 0;

  int width() const { return x_max - x_min; }
  int height() const { return y_max - y_min; }
};

/// Resamples a part of an image as torch's interpolate(mode="area") does: the value at (x, y) is
/// the mean of the pixels floor(x * w / W) .. ceil((x + 1) * w / W), likewise in y. Also enlarges.
/// Writes (mean - 127.5) / 128, as [3, to.height, to.width], into `planes`.
void area_average(const image::Pixels& image, const PixelArea& part, Size to, float* planes);

/// The same for the whole image, but only the rows first_row .. first_row + rows - 1 of the
/// result: [3, rows, to.width].
void area_average_rows(const image::Pixels& image, Size to, int first_row, int rows, float* planes);

}  // namespace imagelift::infer
