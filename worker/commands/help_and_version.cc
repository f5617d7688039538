
#include <iostream>
#include <memory>

#include "report/documents/data_document.h"
#include "report/documents/summary_json.h"
#include "worker/commands/command.h"
#include "worker/commands/command_line.h"
#include "worker/format.h"
#include "worker/version.h"

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

namespace {

ExitCode print_version(bool as_json) {
  if (as_json) {
    // For programs that ask whether they can read what this one writes.
    fmt::print("{{\"version\":\"{}\",\"schema\":{},\"summary_schema\":{}}}\n", kVersion,
               report::kDataSchema, report::kSummarySchema);
  } else {
    fmt::print("imagelift {}\n", kVersion);
  }
  return ExitCode::done;
}

}  // namespace

Command version_command() {
  const auto as_json = std::make_shared<bool>(false);
  return {
      .name = "version",
      .help = "Tell the version",
      .options = {{.name = "--json",
                   .target = as_json.get(),
                   .help =
                       "As JSON, with the schema numbers of report/data.json and summary.json"}},
      .work = [as_json](CommandLine&, const std::stop_token&) { return print_version(*as_json); }};
}

}  // namespace imagelift::worker
