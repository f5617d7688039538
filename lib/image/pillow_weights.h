#pragma once

#include <cstdint>
#include <vector>

namespace imagelift::image {

/// Pillow's fixed point: weights are multiplied with 2^22 and fit, with a sum of 256 of them and
/// a pixel, into 32 bits.
inline constexpr int kPillowFractionBits = 32 - 8 - 2;

/// Which pixels of a line make up one pixel of the resized line, and with which weights.
struct PillowWeights {
  struct Window {
    int first = 0;  ///< index of the first pixel
    int count = 0;  ///< number of pixels
  };
  std::vector<Window> windows;        ///< one per resized pixel
  std::vector<std::int32_t> weights;  ///< `stride` per resized pixel; the unused ones are 0
  int stride = 0;

  const std::int32_t* of(int resized) const { return weights.data() + resized * stride; }
};

/// A filter's value at a distance from its centre, and how far it reaches, in pixels.
struct PillowKernel {
  double (*value)(double distance);
  double support;
};

extern const PillowKernel kPillowBilinear;
extern const PillowKernel kPillowBicubic;

/// Which pixels of a resized line are computed: `count` from `first` on.
struct PartOfLine {
  int first = 0;
  int count = 0;
};

/// What Pillow's precompute_coeffs and normalize_coeffs_8bpc give for a part of a line of `from`
/// pixels that becomes one of `to` (src/libImaging/Resample.c of Pillow 13).
PillowWeights pillow_weights(int from, int to, const PillowKernel& kernel, PartOfLine part);

}  // namespace imagelift::image
