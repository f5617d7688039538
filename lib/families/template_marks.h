#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "image/local_features.h"

namespace imagelift::families {

/// Finds what designs have in common: features that look the same at the same place of several
/// pictures, such as those of a banner. Immutable; any number of threads may ask.
class TemplateMarks {
 public:
  /// `features`: one per picture, in pixels of equally large pictures.
  explicit TemplateMarks(std::span<const image::LocalFeatures> features);

  static constexpr std::size_t kEnough = 16;

  /// Other pictures that have this feature of a picture, too, at the same place, and of which
  /// `counts` is true; no more than kEnough, which are always the same ones.
  std::vector<std::uint32_t> pictures_with(std::uint32_t picture, std::uint32_t feature,
                                           const std::function<bool(std::uint32_t)>& counts) const;

 private:
  struct Mark {
    std::uint64_t descriptor[4];
    float x, y;
    std::uint32_t picture;
  };

  std::span<const image::LocalFeatures> features_;
  std::vector<Mark> marks_;                ///< by cell
  std::vector<std::uint32_t> first_mark_;  ///< of each cell, and the number of all
};

}  // namespace imagelift::families
