#include <iostream>
#include <memory>
#include <vector>

#include "core/error.h"
#include "worker/commands/commands.h"
#include "worker/commands/nearest_name.h"
#include "worker/commands/option.h"
#include "worker/printable_name.h"

namespace imagelift::worker {
namespace {

ExitCode print_help(const CLI::App& program, const std::string& command) {
  std::vector<std::string> names;
  for (const CLI::App* known : program.get_subcommands({})) {
    if (command == known->get_name()) {
      std::cout << known->help(program.get_name());
      return ExitCode::done;
    }
    names.push_back(known->get_name());
  }
  if (!command.empty()) {
    throw usage_error("there is no command " + printable_name(command) +
                      did_you_mean(command, names));
  }
  std::cout << program.get_formatter()->make_help(&program, program.get_name(),
                                                  CLI::AppFormatMode::Normal);
  return ExitCode::done;
}

}  // namespace

void add_help_command(CLI::App& program, Command& chosen) {
  CLI::App* command = program.add_subcommand("help", "Print the help of the program or a command");
  const auto name = std::make_shared<std::string>();
  command->add_option("command", *name, "Of this one");
  command->callback([=, &program, &chosen] {
    chosen = [=, &program](std::stop_token) { return print_help(program, *name); };
  });
}

}  // namespace imagelift::worker
