#include <spdlog/spdlog.h>

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
#include "worker/commands.h"
#include "worker/logging.h"
#include "worker/option.h"
#include "worker/process_environment.h"
#include "worker/signals.h"

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
  const int code = program.exit(error, std::cout, complaint);
  std::cerr << shown_text(complaint.str());
  return code == 0 ? ExitCode::done : ExitCode::wrong_usage;
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
  try {
    program.parse(argc, argv);
  } catch (const CLI::RequiredError& error) {
    // CLI11 asks for a command before it says that it does not know the one that was given.
    const auto unknown = program.remaining();
    if (unknown.empty()) return told(program, error);
    return told(program, CLI::ExtrasError(unknown));
  } catch (const CLI::ParseError& error) {
    return told(program, error);
  }
  set_up_logging(log_format_from_string(log.format), log.level);
  return chosen(signals.token());
}

/// The one place where a failed run ends: one sentence and an exit code.
ExitCode run_and_report(int argc, char** argv, const ProcessEnvironment& environment) {
  const SignalStop signals;
  try {
    const ExitCode code = run_program(argc, argv, environment, signals);
    return signals.exit_code().value_or(code);
  } catch (const Error& error) {
    spdlog::error("{}", error.what());
    return signals.exit_code().value_or(error.exit_code());
  } catch (const std::exception& error) {
    spdlog::error("a bug in imagelift, please report it: {}", error.what());
    return ExitCode::run_failed;
  }
}

}  // namespace
}  // namespace imagelift::worker

int main(int argc, char** argv) {
  const imagelift::worker::ProcessEnvironment environment;
  imagelift::infer::limit_threads_of_this_process();
  imagelift::worker::set_up_logging(imagelift::worker::LogFormat::text, "info");
  return static_cast<int>(imagelift::worker::run_and_report(argc, argv, environment));
}
