#pragma once

#include "image/pixels.h"
#include "infer/manifest.h"
#include "infer/tensor.h"

namespace imagelift::infer {

/// Grows with any change of what network_input gives for the same image and rule; part of the key
/// of stored results (deciding_rules.h). recorded_rules_tests.cc fails until it does.
inline constexpr int kInputRevision = 1;

/// Where a letterboxed image lies in the network's input.
struct Placement {
  Size image;
  Size scaled;   ///< of the image inside the input, sides truncated
  int left = 0;  ///< grey columns before it
  int top = 0;   ///< grey rows above it
};

Placement letterbox_placement(Size image, Size input);

/// The image as the network wants it, [1, 3, height, width]. The image is opaque and not empty;
/// the rule is any but a pyramid.
Tensor network_input(const image::Pixels& image, const InputRule& rule);

/// 8-bit RGB to [1, 3, height, width] by the rule's channel order, mean and deviation.
Tensor planes_of(const image::Pixels& image, const InputRule& rule);

}  // namespace imagelift::infer
