#pragma once

#include <stop_token>

#include "core/exit_code.h"
#include "core/progress.h"
#include "worker/run_options.h"

namespace imagelift::worker {

/// The main job: pictures and clicks in, the run's folder out. Returns done or gate_broken; after
/// a stop request everything that was finished is in the published store, the other files of the
/// folder are those of the previous run, and the next run goes on. Throws Error.
ExitCode run(const RunOptions& options, Progress& progress, std::stop_token stop);

}  // namespace imagelift::worker
