#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/image_analysis.h"
#include "image/pixels.h"

namespace imagelift::image {

/// Thumbnails in a grid of equal cells, row by row, as one JPEG of columns * cell.width by
/// rows * cell.height pixels; each in the upper left corner of its cell, on white. No thumbnail is
/// larger than a cell, and there are no more of them than cells. One that does not decode leaves
/// its cell white.
std::vector<std::uint8_t> contact_sheet(std::span<const Thumbnail> thumbnails, Size cell,
                                        int columns, int rows);

/// A JPEG preview on white, area-averaged so that its longer side has `longest_side` pixels;
/// smaller images keep their size. It holds no metadata. Throws std::bad_alloc only.
Thumbnail thumbnail(const Pixels& picture, int longest_side);

}  // namespace imagelift::image
