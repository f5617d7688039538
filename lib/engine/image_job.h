#pragma once

#include <cstddef>
#include <cstdint>
#include <variant>
#include <vector>

#include "core/failure.h"
#include "core/feature.h"
#include "core/image_analysis.h"

namespace imagelift::engine {

using Bytes = std::vector<std::uint8_t>;

/// An image on its way to an analyser.
struct ImageJob {
  std::size_t turn = 0;   ///< 0, 1, 2... in the order in which results are collected
  std::size_t index = 0;  ///< the caller's own number of it
  Content content;
  Bytes bytes;
  std::vector<Task> wanted;  ///< those that are still to be answered
};

/// New results for a content, with the features they give.
struct Analysed {
  ImageAnalysis analysis;
  std::vector<FeatureValue> features;
};

/// Nothing is to be answered for this content: the caller, or an earlier image of the same bytes,
/// has it.
struct Reused {
  bool unchanged = false;  ///< that was known without its bytes
};

/// An image at the end of its way.
struct ImageOutcome {
  std::size_t turn;
  std::size_t index;
  Content content;  ///< empty if no bytes were had
  std::variant<Analysed, Reused, Failure> result;
};

}  // namespace imagelift::engine
