#include <cstdio>
#include <memory>
#include <nlohmann/json.hpp>

#include "report/data_document.h"
#include "report/summary_json.h"
#include "worker/commands/commands.h"
#include "worker/commands/option.h"
#include "worker/version.h"

namespace imagelift::worker {
namespace {

ExitCode print_version(bool as_json) {
  if (as_json) {
    // For programs that ask whether they can read what this one writes.
    const nlohmann::ordered_json version = {{"version", kVersion},
                                            {"schema", report::kDataSchema},
                                            {"summary_schema", report::kSummarySchema}};
    std::puts(version.dump().c_str());
  } else {
    std::printf("imagelift %s\n", kVersion);
  }
  return ExitCode::done;
}

}  // namespace

void add_version_command(CLI::App& program, Command& chosen) {
  CLI::App* command = program.add_subcommand("version", "Tell the version");
  const auto as_json = std::make_shared<bool>(false);
  add_switch(*command, "--json", *as_json,
             "As JSON, with the schema numbers of report/data.json and summary.json");
  command->callback(
      [=, &chosen] { chosen = [=](std::stop_token) { return print_version(*as_json); }; });
}

}  // namespace imagelift::worker
