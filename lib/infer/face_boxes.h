#pragma once

#include <array>
#include <optional>
#include <vector>

#include "core/geometry.h"
#include "infer/area_average.h"
#include "infer/tensor.h"

namespace imagelift::infer {

/// Four regressions of a box's edges, in shares of its sides.
using BoxShift = std::array<float, 4>;

/// A place where a network of the cascade sees a face.
struct FaceCandidate {
  Box box;
  float score = 0;
  BoxShift shift{};
};

/// Large photos are searched as a view whose shorter side has kFaceView pixels shows them: what is
/// smaller than kSmallestInView pixels there is no face that a reader of an ad sees, and below it
/// P-Net would look at most of its pixels. P-Net sees 12 pixels of a level, and the levels are
/// factors of 0.709 apart, so 28 is the size from which a face of 40 pixels in that view still has
/// two levels that show it at 12 pixels or more (28 = 40 * 0.709). Images whose shorter side has
/// up to 771 pixels are searched down to the manifest's `smallest_face` as ever.
inline constexpr float kFaceView = 1080;
inline constexpr float kSmallestInView = 28;

/// The smallest face that is looked for, in pixels of the image: the manifest's `smallest_face`,
/// or what is kSmallestInView pixels in the view.
float smallest_face_in(Size image, float smallest_face);

/// The image that the levels are made of: the image itself, or, where the smallest face has
/// become larger than the manifest's, one in which it has the manifest's size again; never more
/// than 16 million pixels.
Size pyramid_base(Size image, float smallest_face);

/// The scales of the pyramid, largest first: 12 / smallest_face, then times `factor` while the
/// shorter side has at least 12 pixels.
std::vector<double> pyramid_scales(Size image, float smallest_face, double factor);

/// A level's size: sides truncated after adding one pixel.
Size scaled_size(Size image, double scale);

/// Rows of a level that P-Net looks at in one pass.
struct Band {
  int first_row = 0;  ///< even
  int rows = 0;
};

/// Cuts a level so that no band has many more than `pixels` pixels. The cells of all bands together
/// are those of the whole level: neighbours share the rows that the cells between them look at.
std::vector<Band> bands_of(Size level, int pixels);

/// P-Net's cells with a score of at least `least`, row by row, as boxes of the image. `shifts` is
/// [1, 4, h, w], `scores` [1, 1, h, w], of the band that begins at `first_row` of the level. A cell
/// looks at 12 pixels of its level, two apart; edges are rounded down.
std::vector<FaceCandidate> cells_above(const Tensor& shifts, const Tensor& scores, double scale,
                                       float least, int first_row = 0);

/// The box moved by its regression. P-Net measures sides as max - min (`pixel` 0), the others count
/// whole pixels (`pixel` 1).
Box shifted(const Box& box, const BoxShift& shift, float pixel);

/// The square with the same centre and the longer side.
Box squared(const Box& box);

/// The whole pixels of a box inside the image, edges truncated towards zero; empty where none is
/// left.
std::optional<PixelArea> pixels_of(const Box& box, Size image);

}  // namespace imagelift::infer
