#pragma once

#include <functional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/exit_code.h"
#include "worker/commands/option.h"

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

}  // namespace imagelift::worker
