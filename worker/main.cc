#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <exception>
#include <iostream>
#include <sstream>
#include <string>

#include "core/error.h"
#include "core/shown_text.h"
#include "infer/threads.h"
#include "worker/commands/commands.h"
#include "worker/commands/mistyped.h"
#include "worker/commands/option.h"
#include "worker/ending.h"
#include "worker/log.h"
#include "worker/logging.h"
#include "worker/process_environment.h"
#include "worker/signals.h"
#include "worker/version.h"

namespace imagelift::worker {
namespace {

constexpr char kExitCodes[] =
    "Exit codes: 0 done; 1 failed; 2 wrong usage; 3 done, but a quality gate is broken;\n"
    "130 or 143 interrupted, the store is consistent and the next run resumes.\n"
    "Every option can also be given in the environment (--max-failed as IMAGELIFT_MAX_FAILED)\n"
    "and, for run, in imagelift.json. A flag beats the environment, which beats the file.";

struct LogOptions {
  std::string format = "text";
  std::string level = "info";
};

/// Prints the help that was asked for, or what is wrong with the command line.
ExitCode told(const CLI::App& program, const CLI::ParseError& error) {
  std::ostringstream complaint;
  const bool is_help = program.exit(error, std::cout, complaint) == 0;
  if (is_help) return ExitCode::done;
  // CLI11 asks for a command before it says that it does not know the one that was given.
  const std::string unknown = unknown_arguments(program);
  std::cerr << (unknown.empty()
                    ? shown_text(complaint.str())
                    : shown_text(unknown) + "\nRun with --help for more information.\n");
  return ExitCode::wrong_usage;
}

ExitCode run_program(int argc, char** argv, const ProcessEnvironment& environment,
                     const SignalStop& signals) {
  CLI::App program("imagelift: which features of ad pictures go with clicks, and how sure that is",
                   "imagelift");
  program.footer(kExitCodes);
  program.require_subcommand(1);
  program.fallthrough();
  LogOptions log;
  add_option(program, "--log-format", log.format, "Log lines as text or json");
  add_option(program, "--log-level", log.level, "trace, debug, info, warning, error or off");
  Command chosen;
  add_run_command(program, environment, chosen);
  add_import_command(program, chosen);
  add_report_command(program, chosen);
  add_merge_command(program, chosen);
  add_trigger_command(program, environment, chosen);
  add_pull_command(program, environment, chosen);
  add_models_command(program, chosen);
  add_doctor_command(program, chosen);
  add_version_command(program, chosen);
  add_help_command(program, chosen);
  program.set_version_flag("--version", std::string("imagelift ") + kVersion, "Tell the version");
  try {
    program.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return told(program, error);
  }
  set_up_logging(log_format_from_string(log.format), log.level);
  for (const std::string& sentence : mistyped_variables(program)) log::warn("{}", sentence);
  return chosen(signals.token());
}

ExitCode run_until_stopped(int argc, char** argv, const ProcessEnvironment& environment) {
  const SignalStop signals;
  try {
    const ExitCode code = run_program(argc, argv, environment, signals);
    return signals.exit_code().value_or(code);
  } catch (...) {
    const Ending ending = ending_of(std::current_exception());
    log::error("{}", ending.sentence);
    return signals.exit_code().value_or(ending.exit_code);
  }
}

/// The one place where a failed run ends: one sentence and an exit code.
ExitCode run_and_report(int argc, char** argv, const ProcessEnvironment& environment) {
  try {
    return with_output_written(run_until_stopped(argc, argv, environment));
  } catch (...) {
    const Ending ending = ending_of(std::current_exception());
    log::error("{}", ending.sentence);
    return ending.exit_code;
  }
}

}  // namespace
}  // namespace imagelift::worker

int main(int argc, char** argv) {
  const imagelift::worker::ProcessEnvironment environment;
  imagelift::infer::limit_threads_of_this_process();
  imagelift::worker::set_up_logging(imagelift::worker::LogFormat::text, "info");
  imagelift::worker::tell_what_terminates();
  return static_cast<int>(imagelift::worker::run_and_report(argc, argv, environment));
}
