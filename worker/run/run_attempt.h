#pragma once

#include <chrono>
#include <exception>
#include <string>
#include <vector>

#include "core/image_analysis.h"
#include "engine/stage_timings.h"
#include "store/files/run_files.h"
#include "store/rows/run_record.h"
#include "worker/run/collector.h"
#include "worker/run/run_folder.h"

namespace imagelift::worker {

/// What is known of a run while it is under way: what run.json says of it, and, where it fails, the
/// files in failed/. Each part is filled as soon as it is known.
struct RunAttempt {
  /// `run` has the business, the image source and, if one was given, the uid; else one is drawn.
  RunAttempt(store::RunRecord run, store::RunSettings given);

  double seconds() const;  ///< since the beginning

  store::RunRecord run;
  std::vector<ModelIdentity> models;
  store::RunSettings settings;  ///< those of `run` may be of an attempt that it goes on with
  RunCounts counts;
  std::vector<store::RunFailure> failures;
  engine::StageTimings timings;
  std::chrono::steady_clock::time_point started = std::chrono::steady_clock::now();
};

/// What run.json says beside the store's own record.
store::RunDocument run_document(const store::RunSettings& settings, const RunCounts& counts,
                                const engine::StageTimings& timings, double wall_seconds);

/// Writes failures.json, junit.xml and run.json of a run that ended by `thrown` into failed/. What
/// goes wrong with that is told in the log, so that the first error stays the one that counts.
void record_failure(const RunFolder& folder, const RunAttempt& attempt,
                    const std::exception_ptr& thrown) noexcept;

}  // namespace imagelift::worker
