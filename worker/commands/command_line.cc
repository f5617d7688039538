#include "worker/commands/command_line.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <algorithm>
#include <iostream>
#include <sstream>

#include "core/error.h"
#include "core/shown_text.h"
#include "worker/commands/mistyped.h"
#include "worker/printable_name.h"

namespace imagelift::worker {
namespace {

CLI::Option* add_target(CLI::App& app, const Option& option) {
  return std::visit(
      [&](auto* target) {
        if constexpr (std::is_same_v<decltype(target), bool*>) {
          return app.add_flag(option.name, *target, option.help);
        } else {
          return app.add_option(option.name, *target, option.help);
        }
      },
      option.target);
}

CLI::Validator check_of(const OptionRange& range) {
  if (!range.is_unsigned) return CLI::Range(range.least, range.most);
  return CLI::Range(static_cast<std::uint64_t>(range.least),
                    static_cast<std::uint64_t>(range.most));
}

void add_option(CLI::App& app, const Option& option) {
  CLI::Option* added = add_target(app, option);
  if (!option.environment.empty()) added->envname(option.environment);
  if (option.is_size) added->transform(CLI::AsSizeValue(true));
  if (option.range) added->check(check_of(*option.range));
  if (option.delimiter != '\0') added->delimiter(option.delimiter);
  if (option.may_be_bare) {
    added->expected(0, 1)->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  }
  if (option.is_required) added->required();
  if (option.shows_default) added->capture_default_str();
  if (option.is_hidden) added->group("");
}

void add_command(CLI::App& program, const Command& command) {
  CLI::App* app = program.add_subcommand(command.name, command.help);
  for (const Option& option : command.options) add_option(*app, option);
  if (!command.footer.empty()) app->footer(command.footer);
  if (command.alternatives.options.empty()) return;
  auto* group = app->add_option_group(command.alternatives.name, command.alternatives.help);
  for (const Option& option : command.alternatives.options) add_option(*group, option);
  group->require_option(1);
}

void add_names(const CLI::App& app, std::vector<std::string>& names) {
  for (const CLI::Option* option : app.get_options()) {
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  }
}

/// The names that could have been meant: commands, and options of the program and what was chosen.
std::vector<std::string> known_names(const CLI::App& program) {
  std::vector<std::string> names;
  for (const CLI::App* command : program.get_subcommands({})) names.push_back(command->get_name());
  add_names(program, names);
  for (const CLI::App* command : program.get_subcommands()) add_names(*command, names);
  return names;
}

/// Prints the help that was asked for, or what is wrong with the command line.
ExitCode print_help_or_error(const CLI::App& program, const CLI::ParseError& error) {
  std::ostringstream complaint;
  const bool is_help = program.exit(error, std::cout, complaint) == 0;
  if (is_help) return ExitCode::done;
  // CLI11 asks for a command before it says that it does not know the one that was given.
  const std::string unknown = unknown_arguments(program.remaining(true), known_names(program));
  std::cerr << (unknown.empty()
                    ? shown_text(complaint.str())
                    : shown_text(unknown) + "\nRun with --help for more information.\n");
  return ExitCode::wrong_usage;
}

void add_variables(const std::vector<Option>& options, std::vector<std::string>& names) {
  for (const Option& option : options) {
    if (!option.environment.empty()) names.push_back(option.environment);
  }
}

}  // namespace

struct CommandLine::Parser {
  explicit Parser(Program described)
      : program(std::move(described)), app(program.help, program.name) {
    app.footer(program.footer);
    app.require_subcommand(1);
    app.fallthrough();
    for (const Option& option : program.options) add_option(app, option);
    for (const Command& command : program.commands) add_command(app, command);
    app.set_version_flag("--version", program.version, "Tell the version");
  }

  CLI::App& chosen() { return *app.get_subcommands().front(); }
  CLI::Option* find(const std::string& name) { return chosen().get_option_no_throw("--" + name); }

  Program program;
  CLI::App app;
};

CommandLine::CommandLine(Program program) : parser_(std::make_unique<Parser>(std::move(program))) {}

CommandLine::~CommandLine() = default;

std::optional<ExitCode> CommandLine::parse(int argc, char** argv) {
  try {
    parser_->app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return print_help_or_error(parser_->app, error);
  }
  return std::nullopt;
}

ExitCode CommandLine::run(std::stop_token stop) {
  const std::string name = parser_->chosen().get_name();
  const auto command = std::ranges::find(parser_->program.commands, name, &Command::name);
  return command->work(*this, std::move(stop));
}

std::string CommandLine::help(const std::string& command) const {
  const CLI::App& app = parser_->app;
  std::vector<std::string> names;
  for (const CLI::App* known : app.get_subcommands({})) {
    if (command == known->get_name()) return known->help(app.get_name());
    names.push_back(known->get_name());
  }
  if (!command.empty()) {
    throw usage_error("There is no command " + printable_name(command) +
                      did_you_mean(command, names));
  }
  return app.get_formatter()->make_help(&app, app.get_name(), CLI::AppFormatMode::Normal);
}

std::vector<std::string> CommandLine::mistyped_variables() const {
  std::vector<std::string> known;
  add_variables(parser_->program.options, known);
  for (const Command& command : parser_->program.commands) {
    add_variables(command.options, known);
    add_variables(command.alternatives.options, known);
  }
  return worker::mistyped_variables(known);
}

std::vector<std::string> CommandLine::option_names() const {
  std::vector<std::string> names;
  for (const CLI::Option* option : std::as_const(parser_->chosen()).get_options()) {
    for (const std::string& name : option->get_lnames()) names.push_back(name);
  }
  return names;
}

bool CommandLine::has_option(const std::string& name) const {
  return parser_->find(name) != nullptr;
}

bool CommandLine::is_given(const std::string& name) const {
  const CLI::Option* option = parser_->find(name);
  return option != nullptr && option->count() != 0;
}

void CommandLine::give(const std::string& name, const std::vector<std::string>& values) {
  try {
    CLI::Option* option = parser_->chosen().get_option("--" + name);
    for (const std::string& value : values) option->add_result(value);
    option->run_callback();
  } catch (const CLI::Error& error) {
    throw usage_error(error.what());
  }
}

}  // namespace imagelift::worker
