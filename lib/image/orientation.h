#pragma once

#include <cstdint>
#include <span>

#include "image/pixels.h"

namespace imagelift::image {

/// The orientation in an EXIF block (a TIFF header and its first directory, with or without the
/// `Exif\0\0` before it), 1..8; 1 where there is none or it makes no sense. No other tag is read.
int exif_orientation(std::span<const std::uint8_t> exif);

/// The image as it is to be looked at. EXIF's orientation, 1..8, says where the stored image's
/// first row and first column belong (EXIF 2.32, tag 274): 1 top left, 2 top right, 3 bottom right,
/// 4 bottom left, 5 left top, 6 right top, 7 right bottom, 8 left bottom.
Pixels upright(Pixels stored, int orientation);

}  // namespace imagelift::image
