#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace imagelift::worker {

/// What the command line holds that the program does not know, each with the nearest of the names
/// that could have been meant, as one sentence. Empty where there is nothing of the kind.
std::string unknown_arguments(std::span<const std::string> arguments,
                              std::span<const std::string> names);

/// One sentence for each variable IMAGELIFT_... of the process's environment that no option reads,
/// but whose name is near one that an option does. `known`: the variables of all options.
std::vector<std::string> mistyped_variables(std::span<const std::string> known);

/// Of `names` the one that `typed` was probably meant to be: the smallest number of letters that
/// are wrong, missing, too many or swapped with their neighbour (optimal string alignment), at
/// most one in three of the longer name. Empty where none is that near. Upper and lower case count
/// as equal.
std::optional<std::string> nearest_name(std::string_view typed, std::span<const std::string> names);

/// `; did you mean 'max-failed'?`, or empty where no name is near.
std::string did_you_mean(std::string_view typed, std::span<const std::string> names);

}  // namespace imagelift::worker
