#pragma once

namespace imagelift::families {

/// Raised whenever pictures would be joined otherwise than before: a store compares anew then.
inline constexpr int kRule = 1;

/// Where two pictures count as one photo. Calibrated: docs/families.md has the table and the
/// command that prints it.
struct Thresholds {
  int neighbours = 20;       ///< candidates of each picture
  double same = 0.78;        ///< cosine of embeddings from which on it is the same photo
  double comparable = 0.25;  ///< cosine below which local features are not asked
  int same_bits = 6;         ///< perceptual hashes: most bits that differ in one photo
  int inliers = 8;           ///< local features that one similarity explains
  double cover = 0.01;       ///< of each picture, by those features
  /// Blocks with texture that agree once the pictures are laid on each other: how many, and of all
  /// such blocks where both pictures are. A template alone agrees in fewer.
  int blocks = 10;
  double agreement = 0.5;
};

}  // namespace imagelift::families
