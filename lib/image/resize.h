#pragma once

#include "image/pixels.h"

namespace imagelift::image {

/// How pixels are computed from others. Networks were trained with the rule of one library, and
/// their scores drift with any other, so each is that library's arithmetic, bit for bit.
enum class Filter {
  pillow_bilinear,  ///< Pillow's Image.resize(BILINEAR): antialiased triangle, 8-bit fixed point
  pillow_bicubic,   ///< Pillow's Image.resize(BICUBIC): antialiased cubic, a = -0.5
  pillow_nearest,   ///< Pillow's Image.resize(NEAREST)
  opencv_bilinear,  ///< cv::resize INTER_LINEAR: two by two pixels, not antialiased
  area,             ///< cv::resize INTER_AREA: mean of the covered pixels (enlarging: bilinear)
};

/// The image at another size. Where it has alpha, colours are weighted with their alpha, so that
/// what cannot be seen does not bleed into what can. `to` must be at least 1 x 1, and the image
/// not empty. Any number of threads may call it.
Pixels resize(const Pixels& picture, Size to, Filter filter);

/// resize(crop(image, x, y, size), to, filter), without the copy where there is a way.
Pixels crop_and_resize(const Pixels& picture, int x, int y, Size size, Size to, Filter filter);

/// crop(resize(image, to, filter), x, y, size); Pillow's antialiased filters compute no other
/// pixels, so that `to` may be of any size. Throws std::bad_alloc where another filter would need
/// too many.
Pixels resize_and_crop(const Pixels& picture, Size to, int x, int y, Size size, Filter filter);

/// The size with the same proportions whose longer side is `longest_side`; the same size where it
/// is no longer than that already. At least 1 x 1.
Size fitted(Size size, int longest_side);

/// The part with its upper left corner at (x, y); it must lie inside the image.
Pixels crop(const Pixels& picture, int x, int y, Size size);

/// The image composited over white, without alpha: what the networks see. In its own memory.
Pixels on_white(Pixels picture);

}  // namespace imagelift::image
