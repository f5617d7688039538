#pragma once

#include <vector>

#include "core/image_analysis.h"
#include "image/pixels.h"

namespace imagelift::features {

/// Grows with any change of what colour_shares() gives; recorded_results_tests.cc fails until it
/// does.
inline constexpr int kColourRevision = 2;

inline constexpr int kColourSide = 150;  ///< pixels of the longer side that colours are counted on
inline constexpr int kOpaqueFrom = 128;  ///< least alpha of a pixel that counts

/// The CSS colours of an image, sorted by name; only those that occur, and their shares sum to 1.
/// The image is area-averaged so that its longer side has 150 px (a smaller one is taken as it
/// is), and each pixel that is then at least half opaque goes to the CSS colour nearest in CIE Lab
/// (see css_colours.h). Empty where no pixel is opaque. Any number of threads may call it.
std::vector<ColourShare> colour_shares(const image::Pixels& upright);

}  // namespace imagelift::features
