#pragma once

namespace imagelift {

/// What the process tells its caller; Jenkins maps 3 to UNSTABLE.
enum class ExitCode : int {
  done = 0,
  run_failed = 1,
  wrong_usage = 2,
  gate_broken = 3,    ///< the run is complete, but a quality gate is broken
  interrupted = 130,  ///< SIGINT; the store is consistent and the next run resumes
  terminated = 143,   ///< SIGTERM; likewise
};

}  // namespace imagelift
