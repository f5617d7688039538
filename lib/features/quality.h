#pragma once

#include "core/image_analysis.h"
#include "image/pixels.h"

namespace imagelift::features {

/// Grows with any change of what quality() gives; recorded_results_tests.cc fails until it does.
inline constexpr int kQualityRevision = 1;

inline constexpr int kQualitySide = 512;  ///< pixels of the longer side that is measured

/// Three measures of the image's luma, after it was composited over white and reduced
/// (antialiased bilinear) so that its longer side has 512 px, so that they do not depend on the
/// resolution an image is delivered in; a smaller image is taken as it is. Luma is that of
/// ITU-R BT.709, 0.2126 R' + 0.7152 G' + 0.0722 B', from 0 (black) to 1 (white).
///
/// brightness: mean of the luma, 0..1.
/// contrast: standard deviation of the luma, 0..0.5 (RMS contrast: Peli, "Contrast in complex
/// images", J. Opt. Soc. Am. A 7, 1990).
/// sharpness: variance of the luma's Laplacian (kernel 0 1 0 / 1 -4 1 / 0 1 0) over all pixels that
/// have four neighbours, with luma from 0 to 255 as is usual, so 0 and up, blurred photos below
/// about 100 (Pech-Pacheco et al., "Diatom autofocusing in brightfield microscopy", ICPR 2000).
///
/// Any number of threads may call it.
Quality quality(const image::Pixels& upright);

}  // namespace imagelift::features
