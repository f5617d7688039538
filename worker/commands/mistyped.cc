#include "worker/commands/mistyped.h"

#include <unistd.h>

#include <algorithm>
#include <string_view>

#include "worker/commands/nearest_name.h"
#include "worker/printable_name.h"

namespace imagelift::worker {
namespace {

constexpr std::string_view kPrefix = "IMAGELIFT_";

/// Of the scripts around the program, such as the Jenkins library.
constexpr std::string_view kOfScripts[] = {"PROGRAM"};

}  // namespace

std::string unknown_arguments(std::span<const std::string> arguments,
                              std::span<const std::string> names) {
  std::string sentence;
  for (const std::string& argument : arguments) {
    const std::string name = argument.substr(0, argument.find('='));
    sentence += (sentence.empty() ? "" : "; ") + printable_name(argument) + " is not known" +
                did_you_mean(name, names);
  }
  return sentence;
}

std::vector<std::string> mistyped_variables(std::span<const std::string> known) {
  std::vector<std::string> names(std::begin(kOfScripts), std::end(kOfScripts));
  for (const std::string& variable : known) {
    if (variable.starts_with(kPrefix)) names.push_back(variable.substr(kPrefix.size()));
  }
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
