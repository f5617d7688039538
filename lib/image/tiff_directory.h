#pragma once

#include <variant>

#include "image/tiff_file.h"

namespace imagelift::image {

/// Goes to the image of a TIFF: its first page, or the largest whole image where the first
/// directory holds only a preview of it. The choice says which of how many. Refused by name: raw
/// photos, whose first directory is a preview and whose pixels are those of the sensor.
std::variant<FrameChoice, Failure> go_to_image(TIFF* tiff);

}  // namespace imagelift::image
