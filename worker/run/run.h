#pragma once

#include <exception>
#include <stop_token>

#include "core/error.h"
#include "core/progress.h"
#include "worker/run/run_options.h"

namespace imagelift::worker {

/// The main job: images and clicks in, the run's folder out. Returns done or gate_broken; after
/// a stop request everything that was finished is in the published store, the other files of the
/// folder are those of the previous run, and the next run goes on. Throws Error; then failed/ in
/// the folder says why, and nothing else in it is changed.
ExitCode run(const RunOptions& options, Progress& progress, std::stop_token stop);

/// Writes failed/ of a run whose options, as far as they are known, cannot be used because of
/// `thrown`; does nothing where the folder or its names are not usable. Throws nothing.
void record_wrong_options(const RunOptions& options, const std::exception_ptr& thrown) noexcept;

}  // namespace imagelift::worker
