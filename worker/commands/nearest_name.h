#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace imagelift::worker {

/// Of `names` the one that `typed` was probably meant to be: the smallest number of letters that
/// are wrong, missing, too many or swapped with their neighbour (optimal string alignment), at
/// most one in three of the longer name. Empty where none is that near. Upper and lower case count
/// as equal.
std::optional<std::string> nearest_name(std::string_view typed, std::span<const std::string> names);

/// `; did you mean 'max-failed'?`, or empty where no name is near.
std::string did_you_mean(std::string_view typed, std::span<const std::string> names);

}  // namespace imagelift::worker
