#pragma once

#include <optional>
#include <span>
#include <string>

#include "core/progress.h"
#include "store/store.h"
#include "worker/run/run_options.h"

namespace imagelift::worker {

/// Now, as ISO 8601 in UTC with seconds.
std::string utc_now();

/// 32 random hex digits.
std::string random_uid();

/// Begins the run in the store, or goes on with one: the one that --run-id names; with
/// --retry-failed the newest of this business and image source; else an interrupted or killed one
/// with the same options and models. Throws a usage error where --retry-failed finds none. The run
/// keeps where presence begins for its models.
store::RunId begin_or_resume(store::Store& store, const RunOptions& options,
                             std::span<const ModelIdentity> models,
                             std::span<const PresenceRule> presence);

/// A run at work in a store. If it is not over when this object goes, its work stays for the next
/// run to go on with, but it must not count as complete: it is marked as interrupted.
class UnfinishedRun {
 public:
  /// `history` outlives the object.
  UnfinishedRun(store::Store& history, store::RunId run) : history_(history), run_(run) {}
  UnfinishedRun(const UnfinishedRun&) = delete;
  UnfinishedRun& operator=(const UnfinishedRun&) = delete;
  ~UnfinishedRun();

  void is_over() { is_over_ = true; }

 private:
  store::Store& history_;
  const store::RunId run_;
  bool is_over_ = false;
};

}  // namespace imagelift::worker
