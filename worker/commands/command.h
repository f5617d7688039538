#pragma once

#include <functional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/error.h"
#include "worker/commands/option.h"
#include "worker/process_environment.h"

namespace imagelift::worker {

class CommandLine;

/// Options of which exactly one must be given.
struct Alternatives {
  std::string name;
  std::string help;
  std::vector<Option> options;
};

/// A command as data: what it is told, and what it does then.
struct Command {
  std::string name;
  std::string help;
  std::vector<Option> options;     ///< their targets live as long as `work`
  Alternatives alternatives = {};  ///< none where it has no options
  std::string footer = {};         ///< of the help
  std::function<ExitCode(CommandLine&, std::stop_token)> work;  ///< throws imagelift::Error
};

/// The commands of the program, each with its options. The environment outlives their work.
Command run_command(const ProcessEnvironment& environment);
Command import_command();
Command report_command();
Command merge_command();
Command metrics_command(const ProcessEnvironment& environment);
Command trigger_command(const ProcessEnvironment& environment);
Command pull_command(const ProcessEnvironment& environment);
Command models_command();
Command doctor_command();
Command version_command();
Command help_command();

}  // namespace imagelift::worker
