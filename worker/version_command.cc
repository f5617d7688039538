#include <cstdio>
#include <memory>
#include <nlohmann/json.hpp>

#include "worker/commands.h"
#include "worker/option.h"
#include "worker/version.h"

namespace imagelift::worker {
namespace {

/// Grows when a program that reads our JSON has to change (the Jenkins plugin asks first).
constexpr int kReportSchema = 1;

ExitCode print_version(bool as_json) {
  if (as_json) {
    const nlohmann::ordered_json version = {{"version", kVersion}, {"schema", kReportSchema}};
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
  add_switch(*command, "--json", *as_json, "As JSON, with the schema number of the report");
  command->callback(
      [=, &chosen] { chosen = [=](std::stop_token) { return print_version(*as_json); }; });
}

}  // namespace imagelift::worker
