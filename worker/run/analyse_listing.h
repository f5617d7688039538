#pragma once

#include <stop_token>

#include "core/progress.h"
#include "engine/engine.h"
#include "source/image_source.h"
#include "store/store.h"
#include "worker/run/collector.h"
#include "worker/run/fetch_memory.h"
#include "worker/run/run_options.h"

namespace imagelift::worker {

/// What the analysis of a run works with, once everything is open and checked.
struct ListedRun {
  const RunOptions& options;
  source::ImageSource& source;
  const source::Listing& listing;
  const engine::Engine& engine;
  FetchMemory& memory;
  engine::StageTimings& timings;
};

/// Images to the store: fetches and analyses those of the listing that the run is to have, and puts
/// down what came of each. After a stop the store has what was finished. Throws Error.
RunCounts analyse_listing(store::Store& history, store::RunId run, const ListedRun& listed,
                          Progress& progress, std::stop_token stop);

}  // namespace imagelift::worker
