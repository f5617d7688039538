#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/detection.h"

namespace imagelift::infer {

/// Grows with any change of what these functions give; see kInputRevision.
inline constexpr int kClassesRevision = 1;

/// How many labels are kept of an image.
inline constexpr std::size_t kTopLabels = 5;

/// The `count` most probable classes by softmax, best first (of equal ones the lower index).
/// `logits` and `names` have the same length.
std::vector<Label> top_labels(const std::vector<float>& logits,
                              const std::vector<std::string>& names, std::size_t count);

/// The vector at length 1; one of length 0 stays as it is.
Embedding normalised(std::vector<float> vector);

/// Mean and standard deviation of the probabilities of the ratings 1, 2, ...
AestheticScore aesthetic_score(const std::vector<float>& probabilities);

}  // namespace imagelift::infer
