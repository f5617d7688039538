#pragma once

namespace imagelift::families {

/// Raised whenever pictures would be joined otherwise than before: a store compares anew then.
inline constexpr int kRule = 1;

/// Where two pictures count as one photo. Calibrated: docs/families.md has the table and the
/// command that prints it.
struct Thresholds {
  int neighbours = 20;       ///< candidates of each picture
  double same = 0.76;        ///< cosine of embeddings from which on it is the same photo
  double comparable = 0.25;  ///< cosine below which local features are not asked
  double unlike = 0.5;       ///< cosine below which two pictures are certainly of other photos
  int same_bits = 6;         ///< perceptual hashes: most bits that differ in one photo
  int unlike_bits = 20;      ///< likewise, least bits between certainly other photos
  int inliers = 20;          ///< agreeing local features
  double cover = 0.10;       ///< of each picture, by the agreeing features
  int strangers = 3;         ///< pictures of other photos that make a feature a template's
};

}  // namespace imagelift::families
