#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "worker/commands/command.h"

namespace imagelift::worker {

/// What the program takes: options of every command, and the commands.
struct Program {
  std::string name;
  std::string help;
  std::string footer;
  std::string version;  ///< what --version prints
  std::vector<Option> options;
  std::vector<Command> commands;
};

/// The command line, read by CLI11, which stays in command_line.cc. A flag beats the environment.
class CommandLine {
 public:
  explicit CommandLine(Program program);
  ~CommandLine();
  CommandLine(const CommandLine&) = delete;
  CommandLine& operator=(const CommandLine&) = delete;

  /// Sets what the options say and chooses the command. Where there is nothing to do, since help
  /// was asked for or the usage is wrong, prints that and returns how the process ends.
  std::optional<ExitCode> parse(int argc, char** argv);

  /// Does the work of the command that was chosen.
  ExitCode run(std::stop_token stop);

  /// The help of a command; of the program where the name is empty. Throws a usage error, with the
  /// nearest name, where there is no such command.
  std::string help(const std::string& command) const;

  /// One sentence for each variable of the environment that looks like a mistyped option.
  std::vector<std::string> mistyped_variables() const;

  /// The following are about options of the chosen command, by long names without dashes.
  std::vector<std::string> option_names() const;
  bool has_option(const std::string& name) const;

  /// By a flag or in the environment.
  bool is_given(const std::string& name) const;

  /// As if the values stood on the command line. Throws a usage error that says what is wrong.
  void give(const std::string& name, const std::vector<std::string>& values);

 private:
  struct Parser;
  std::unique_ptr<Parser> parser_;
};

}  // namespace imagelift::worker
