#pragma once

#include "image/pillow_weights.h"
#include "image/pixels.h"

namespace imagelift::image {

/// A rectangle of whole pixels.
struct PixelRectangle {
  int x = 0;
  int y = 0;
  Size size;
};

/// Pillow's two passes over the part `from` of an image, resized to `to`: first along the rows,
/// rounded to 8 bits, then along the columns. Of the result only the part `wanted` is computed.
/// Where there is alpha, the passes see colours weighted with it, as Pillow's RGBa. (Since version
/// 13 Pillow does the columns first where the height shrinks much more than the width, which
/// differs in the last bit there; this is the order of all versions before, with which the
/// networks were trained.) Beside the result it takes some 40 MB and 80 bytes per pixel of a row.
Pixels pillow_resample(const Pixels& picture, const PixelRectangle& from, Size to,
                       const PixelRectangle& wanted, const PillowKernel& kernel);

}  // namespace imagelift::image
