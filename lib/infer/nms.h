#pragma once

#include <cstddef>
#include <vector>

#include "core/geometry.h"

namespace imagelift::infer {

/// How much two boxes overlap.
enum class Overlap {
  over_union,    ///< intersection / union
  over_smaller,  ///< intersection / smaller area, sides counted in whole pixels (max - min + 1)
};

/// Non-maximum suppression: indices of the boxes that stay, best score first (of equal scores the
/// earlier box). A box goes if it overlaps a better one that stays by more than `limit`. Arithmetic
/// in fp32, as torchvision's nms and facenet-pytorch's nms_numpy.
std::vector<std::size_t> suppress_overlaps(const std::vector<Box>& boxes,
                                           const std::vector<float>& scores, float limit,
                                           Overlap overlap = Overlap::over_union);

}  // namespace imagelift::infer
