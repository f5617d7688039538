#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/geometry.h"
#include "image/pixels.h"

namespace imagelift::image {

/// What a picture looks like around its corners: oriented FAST and rotated BRIEF (Rublee, Rabaud,
/// Konolige & Bradski 2011).
struct LocalFeatures {
  static constexpr std::size_t kWords = 4;  ///< of a descriptor; compared by Hamming distance

  struct Place {
    float x = 0, y = 0;  ///< pixels of `size`
  };

  Size size;                 ///< in which the places stand: twice the picture's
  std::vector<float> turns;  ///< degrees, 0..360, in which each corner points; ascending
  std::vector<Place> places;
  std::vector<std::uint64_t> descriptors;  ///< kWords for each place

  std::size_t count() const { return places.size(); }
  const std::uint64_t* descriptor(std::size_t feature) const {
    return descriptors.data() + feature * kWords;
  }
};

/// A small picture's brightness, 8 bits a pixel.
struct Grey {
  Size size;
  std::vector<std::uint8_t> values;
};

Grey grey_of(const Pixels& picture);

/// At most 1000 features of a small picture, which is doubled in size first. The same pixels give
/// the same features on every machine. Any number of threads may call it. Throws std::bad_alloc.
LocalFeatures local_features(const Grey& picture);

/// A feature of one picture and the one of another that resembles it most.
struct FeatureMatch {
  std::uint32_t one = 0, other = 0;
};

/// Matches whose nearest neighbour is clearly nearer than the second (Lowe 2004), among features
/// that point the same way within 30 degrees: designs crop and scale photos, but do not turn them.
std::vector<FeatureMatch> matches(const LocalFeatures& one, const LocalFeatures& other);

/// Where a picture's places are in another one, in the pixels of LocalFeatures::size:
/// x' = scale x - shear y + shift_x, and y' = shear x + scale y + shift_y.
struct Similarity {
  double scale = 1, shear = 0;  ///< cosine and sine of the turn, times the scale
  double shift_x = 0, shift_y = 0;
};

/// The matches that one similarity explains, found by RANSAC with a fixed seed.
struct Alignment {
  std::vector<FeatureMatch> inliers;
  Similarity similarity;  ///< from the one to the other
  double cover = 0;  ///< of the convex hull of the inliers, 0..1 of the picture where it is smaller
};

/// No inliers where there are fewer than two matches.
Alignment align(const LocalFeatures& one, const LocalFeatures& other,
                const std::vector<FeatureMatch>& matches);

/// How far two pictures show the same where both are, once one is laid on the other.
struct Agreement {
  int blocks = 0;    ///< of 12 x 12 pixels in which either has any texture
  int agreeing = 0;  ///< of them, those whose brightness goes up and down alike
};

/// `similarity` as align() gives it. A block agrees where the correlation is above 0.6.
Agreement agreement(const Grey& one, const Grey& other, const Similarity& similarity);

}  // namespace imagelift::image
