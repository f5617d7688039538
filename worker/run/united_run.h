#pragma once

#include <optional>
#include <string>

#include "core/error.h"
#include "core/share_or_count.h"
#include "store/store.h"
#include "worker/run/published_size.h"
#include "worker/run/run_folder.h"

namespace imagelift::worker {

/// What `merge --folder` is asked about the run whose files it writes.
struct UnitedRun {
  std::string run_uid;  ///< empty: the newest complete run of the united store
  /// The quality gate; empty: the one that the run itself was given.
  std::optional<ShareOrCount> max_failed;
  std::optional<ShareOrCount> min_matched;  ///< likewise, of how many images must have metrics
  PublishedSize size;         ///< of the published files; the history's, if no shard is missing
  bool allows_empty = false;  ///< a run in which every image failed is done, too
};

/// Writes all files of a run of a united store into the folder, as `run` would have done, and
/// publishes the store. gate_broken where too many images failed or shards of the run are not
/// there. Throws Error, also where every image failed; then failed/ says so.
ExitCode publish_united(store::Store& united, const RunFolder& folder, const UnitedRun& asked);

}  // namespace imagelift::worker
