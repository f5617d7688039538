#pragma once

#include "worker/commands/command.h"
#include "worker/process_environment.h"

namespace imagelift::worker {

/// The commands of the program, each with its options. The environment outlives their work.
Command run_command(const ProcessEnvironment& environment);
Command import_command();
Command report_command();
Command merge_command();
Command trigger_command(const ProcessEnvironment& environment);
Command pull_command(const ProcessEnvironment& environment);
Command models_command();
Command doctor_command();
Command version_command();
Command help_command();

}  // namespace imagelift::worker
