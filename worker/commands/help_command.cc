#include <iostream>
#include <memory>

#include "worker/commands/command_line.h"
#include "worker/commands/commands.h"

namespace imagelift::worker {

Command help_command() {
  const auto name = std::make_shared<std::string>();
  return {.name = "help",
          .help = "Print the help of the program or a command",
          .options = {{.name = "command", .target = name.get(), .help = "Of this one"}},
          .work = [name](const CommandLine& command_line, const std::stop_token&) {
            std::cout << command_line.help(*name);
            return ExitCode::done;
          }};
}

}  // namespace imagelift::worker
