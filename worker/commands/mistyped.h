#pragma once

#include <span>
#include <string>
#include <vector>

namespace imagelift::worker {

/// What the command line holds that the program does not know, each with the nearest of the names
/// that could have been meant, as one sentence. Empty where there is nothing of the kind.
std::string unknown_arguments(std::span<const std::string> arguments,
                              std::span<const std::string> names);

/// One sentence for each variable IMAGELIFT_... of the process's environment that no option reads,
/// but whose name is near one that an option does. `known`: the variables of all options.
std::vector<std::string> mistyped_variables(std::span<const std::string> known);

}  // namespace imagelift::worker
