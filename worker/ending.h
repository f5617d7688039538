#pragma once

#include <exception>
#include <string>

#include "core/error.h"

namespace imagelift::worker {

/// How a command that threw ends.
struct Ending {
  std::string sentence;
  ExitCode exit_code = ExitCode::run_failed;
};

/// The sentence and the exit code for whatever was thrown: an Error says both itself, a SystemError
/// its sentence, a lack of memory says so, and anything else is a bug in imagelift.
Ending ending_of(const std::exception_ptr& thrown);

/// What was thrown, as one printable line of at most 500 bytes; for the log.
std::string thrown_text(const std::exception_ptr& thrown);

/// Writes out what was printed on standard output. run_failed, with a sentence in the log, where
/// that cannot be done (a full disk), unless `code` tells of something worse; else `code`.
ExitCode with_output_written(ExitCode code);

/// From here on an exception that nothing catches, on any thread, is logged as a sentence before
/// the process ends with exit code 1, instead of a bare abort.
void log_what_terminates();

}  // namespace imagelift::worker
