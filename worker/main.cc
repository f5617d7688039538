#include <exception>
#include <string>

#include "infer/threads.h"
#include "worker/commands/command.h"
#include "worker/commands/command_line.h"
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

Program program_of(LogOptions& log, const ProcessEnvironment& environment) {
  return {
      .name = "imagelift",
      .help = "imagelift: which features of ad images go with clicks, and how sure that is",
      .footer = kExitCodes,
      .version = std::string("imagelift ") + kVersion,
      .options = {{.name = "--log-format",
                   .target = &log.format,
                   .help = "Log lines as text or json"},
                  {.name = "--log-level",
                   .target = &log.level,
                   .help = "trace, debug, info, warning, error or off"}},
      .commands = {run_command(environment), import_command(), report_command(), merge_command(),
                   metrics_command(environment), trigger_command(environment),
                   pull_command(environment), models_command(), doctor_command(), version_command(),
                   help_command()},
  };
}

ExitCode run_program(int argc, char** argv, const ProcessEnvironment& environment,
                     const SignalStop& signals) {
  LogOptions log_options;
  CommandLine command_line(program_of(log_options, environment));
  if (const auto ended = command_line.parse(argc, argv)) return *ended;
  set_up_logging(log_format_from_string(log_options.format), log_options.level);
  for (const std::string& sentence : command_line.mistyped_variables()) log::warn("{}", sentence);
  return command_line.run(signals.token());
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
  imagelift::worker::log_what_terminates();
  return static_cast<int>(imagelift::worker::run_and_report(argc, argv, environment));
}
