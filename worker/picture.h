#pragma once

#include <cstddef>
#include <variant>
#include <vector>

#include "core/feature.h"
#include "core/image_analysis.h"
#include "source/image_source.h"

namespace imagelift::worker {

/// A fetched picture on its way to an analyser.
struct PictureJob {
  std::size_t turn;   ///< 0, 1, 2... in the order in which results are collected
  std::size_t index;  ///< into the listing
  Content content;
  source::Bytes bytes;
  std::vector<Task> wanted;  ///< those that the store does not answer already
};

/// New results for a content, with the features they give.
struct Analysed {
  ImageAnalysis analysis;
  std::vector<FeatureValue> features;
};

/// The store, or an earlier picture of this run, has the answers for this content.
struct Reused {
  bool unchanged = false;  ///< its server said so, and it was not fetched
};

/// A picture at the end of its way.
struct PictureOutcome {
  std::size_t turn;
  std::size_t index;
  Content content;  ///< empty if no bytes were had
  std::variant<Analysed, Reused, Failure> result;
};

}  // namespace imagelift::worker
