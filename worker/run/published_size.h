#pragma once

#include <cstdint>

namespace imagelift::worker {

/// What keeps the published files small, as where a build server archives them with every build.
/// The history of a shard stays whole: the run that its parts make needs it.
struct PublishedSize {
  bool drops_embeddings = false;         ///< from the history, once the report has used them
  bool compresses_features = false;      ///< features.json.gz in the place of features.json
  std::uint64_t most_history_bytes = 0;  ///< above that the earliest runs are forgotten; 0: never
};

}  // namespace imagelift::worker
