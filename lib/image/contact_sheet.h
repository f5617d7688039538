#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/image_analysis.h"

namespace imagelift::image {

/// Thumbnails in a grid of equal cells, row by row, as one JPEG of columns * cell.width by
/// rows * cell.height pixels; each in the upper left corner of its cell, on white. No thumbnail is
/// larger than a cell, and there are no more of them than cells. One that does not decode leaves
/// its cell white.
std::vector<std::uint8_t> contact_sheet(std::span<const Thumbnail> thumbnails, Size cell,
                                        int columns, int rows);

}  // namespace imagelift::image
