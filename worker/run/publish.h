#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "engine/stage_timings.h"
#include "metrics/unmatched.h"
#include "report/data/report_data.h"
#include "store/store.h"
#include "worker/run/collector.h"
#include "worker/run/published_size.h"
#include "worker/run/run_folder.h"

namespace imagelift::worker {

/// What the files of a run say beside what is in the store.
struct Publication {
  store::RunSettings settings;
  RunCounts counts;
  report::Gate gate;
  double wall_seconds = 0;  ///< of the run, up to here
  PublishedSize size;
  bool is_whole = true;                 ///< no shard of the run is missing
  std::size_t other_runs = 10;          ///< at most so many others stand in the report in full
  metrics::MatchedSides sides;          ///< of the metrics, for unmatched.json
  std::filesystem::path families = {};  ///< --families; empty: what the history has
};

/// Writes the files of a complete run (README, "The files of a run") and shows them and the store
/// together, or, where that fails, none of them. Adds its own time to `timings`. Throws Error.
void publish(store::Store& history, store::RunId run, const RunFolder& folder,
             const Publication& publication, engine::StageTimings& timings);

/// The report as one HTML file, for e-mail.
void write_single_file_of(const store::Store& history, store::RunId run,
                          const std::filesystem::path& file, const Publication& publication);

/// Only report/ and summary.json, into a folder that exists.
void write_report_of(const store::Store& history, store::RunId run,
                     const std::filesystem::path& folder, const Publication& publication);

}  // namespace imagelift::worker
