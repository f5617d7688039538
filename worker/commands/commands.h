#pragma once

#include <functional>
#include <stop_token>

#include "core/exit_code.h"
#include "worker/process_environment.h"

namespace CLI {
class App;
}

namespace imagelift::worker {

/// The work of the command that the command line asks for. Throws imagelift::Error.
using Command = std::function<ExitCode(std::stop_token)>;

/// Each adds one command with its options to the program; parsing the command line sets `chosen`
/// to the work of the command that was named. The environment outlives that work.
void add_run_command(CLI::App& program, const ProcessEnvironment& environment, Command& chosen);
void add_import_command(CLI::App& program, Command& chosen);
void add_report_command(CLI::App& program, Command& chosen);
void add_merge_command(CLI::App& program, Command& chosen);
void add_trigger_command(CLI::App& program, const ProcessEnvironment& environment, Command& chosen);
void add_pull_command(CLI::App& program, const ProcessEnvironment& environment, Command& chosen);
void add_models_command(CLI::App& program, Command& chosen);
void add_doctor_command(CLI::App& program, Command& chosen);
void add_version_command(CLI::App& program, Command& chosen);
void add_help_command(CLI::App& program, Command& chosen);

}  // namespace imagelift::worker
