#include "worker/commands/mistyped.h"

#include <unistd.h>

#include <algorithm>
#include <string_view>

#include "worker/commands/nearest_name.h"
#include "worker/commands/option.h"
#include "worker/printable_name.h"

namespace imagelift::worker {
namespace {

constexpr std::string_view kPrefix = "IMAGELIFT_";

/// Of the scripts around the program, such as the Jenkins library.
constexpr std::string_view kOfScripts[] = {"PROGRAM"};

void add_options(const CLI::App& command, std::vector<std::string>& names) {
  for (const CLI::Option* option : command.get_options()) {
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  }
}

/// The names that could have been meant: commands, and options of the program and what was chosen.
std::vector<std::string> known_names(const CLI::App& program) {
  std::vector<std::string> names;
  for (const CLI::App* command : program.get_subcommands({})) names.push_back(command->get_name());
  add_options(program, names);
  for (const CLI::App* command : program.get_subcommands()) add_options(*command, names);
  return names;
}

/// Variables of all options, without the prefix; also of option groups.
void add_variables(const CLI::App& command, std::vector<std::string>& names) {
  for (const CLI::Option* option : command.get_options()) {
    const std::string name = option->get_envname();
    if (name.starts_with(kPrefix)) names.push_back(name.substr(kPrefix.size()));
  }
  for (const CLI::App* part : command.get_subcommands({})) add_variables(*part, names);
}

}  // namespace

std::string unknown_arguments(const CLI::App& program) {
  const std::vector<std::string> names = known_names(program);
  std::string sentence;
  for (const std::string& argument : program.remaining(true)) {
    const std::string name = argument.substr(0, argument.find('='));
    sentence += (sentence.empty() ? "" : "; ") + printable_name(argument) + " is not known" +
                did_you_mean(name, names);
  }
  return sentence;
}

std::vector<std::string> mistyped_variables(const CLI::App& program) {
  std::vector<std::string> names(std::begin(kOfScripts), std::end(kOfScripts));
  add_variables(program, names);
  std::vector<std::string> sentences;
  for (char** entry = environ; entry != nullptr && *entry != nullptr; ++entry) {
    const std::string_view variable =
        std::string_view(*entry).substr(0, std::string_view(*entry).find('='));
    if (!variable.starts_with(kPrefix)) continue;
    const std::string_view name = variable.substr(kPrefix.size());
    if (std::ranges::find(names, name) != names.end()) continue;
    const auto nearest = nearest_name(name, names);
    if (!nearest) continue;
    sentences.push_back("the environment's " + printable_name(variable) +
                        " is read by no option; did you mean " + std::string(kPrefix) + *nearest +
                        "?");
  }
  return sentences;
}

}  // namespace imagelift::worker
