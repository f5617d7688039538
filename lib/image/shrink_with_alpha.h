#pragma once

#include "image/pixels.h"

namespace imagelift::image {

/// The mean of the pixels that each pixel of the result covers, whole ones and shares of the outer
/// ones, colours weighted with their alpha; no side of `to` is longer than the image's. What
/// cv::resize does by INTER_AREA, row by row: it needs 40 bytes per column of the result, not 16
/// per pixel of the image.
Pixels shrink_with_alpha(const Pixels& picture, Size to);

}  // namespace imagelift::image
