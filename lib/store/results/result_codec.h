#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/feature.h"
#include "core/image_analysis.h"
#include "store/rows/fnv1a.h"
#include "store/rows/store_parts.h"

namespace imagelift::store {

/// All that the store and its files know of the result of one task. A result is a row of `analysis`
/// with feature values; what else belongs to it is here, a file per type of result. A function that
/// is null has nothing to do.
struct ResultCodec {
  Task task;
  /// Writes the rows below the result of that id.
  void (*put)(StoreParts& parts, std::int64_t result, const Inference& inference) = nullptr;
  /// Reads them back.
  void (*read)(StoreParts& parts, std::int64_t result, Inference& inference) = nullptr;
  /// Reads what has no rows of its own from the image's feature values, sorted by id.
  void (*read_values)(const std::vector<FeatureValue>& values, ImageAnalysis& analysis) = nullptr;
  /// Adds all that is in the rows to the digest by which stores are compared.
  void (*add_digest)(Fnv1a& digest, const Inference& inference) = nullptr;
  /// Its value in analysis.ndjson, under the task's key; null where there is no result.
  void (*append_json)(std::string& out, const ImageAnalysis& analysis) = nullptr;
  /// Copies the rows of the results in `taken` from the other store (merge.cc).
  std::string_view merge_sql = "";
};

extern const ResultCodec kColourCodec, kQualityCodec, kLabelCodec, kObjectCodec, kFaceCodec,
    kAestheticCodec, kEmbeddingCodec;

/// One per task, in the order of analysis.ndjson.
inline constexpr std::array kResultCodecs = {&kLabelCodec,    &kObjectCodec,    &kFaceCodec,
                                             &kColourCodec,   &kAestheticCodec, &kQualityCodec,
                                             &kEmbeddingCodec};
static_assert(kResultCodecs.size() == kTasks.size(), "every task has a codec");

inline const ResultCodec& codec_of(Task task) {
  return **std::find_if(kResultCodecs.begin(), kResultCodecs.end(),
                        [&](const ResultCodec* codec) { return codec->task == task; });
}

}  // namespace imagelift::store
