#pragma once

#include <vector>

#include "core/image_analysis.h"
#include "image/pixels.h"

namespace imagelift::features {

/// The CSS colours of a picture, sorted by name; only those that occur, and their shares sum to 1.
/// The picture is area-averaged so that its longer side has 150 px (a smaller one is taken as it
/// is), and each pixel that is then at least half opaque goes to the CSS colour nearest in CIE Lab
/// (see css_colours.h). Empty where no pixel is opaque. Any number of threads may call it.
std::vector<ColourShare> colour_shares(const image::Pixels& upright);

}  // namespace imagelift::features
