#pragma once

#include <cstdint>
#include <vector>

namespace imagelift::infer {

/// Numbers in row-major order; images are [batch, channels, height, width].
struct Tensor {
  std::vector<std::int64_t> shape;
  std::vector<float> values;  ///< as many as the product of the shape
};

}  // namespace imagelift::infer
