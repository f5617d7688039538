#pragma once

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace imagelift::worker {

/// What the command line holds that the program does not know, each with the nearest command or
/// option of the command that was chosen, as one sentence. Empty where everything is known.
std::string unknown_arguments(const CLI::App& program);

/// One sentence for each variable IMAGELIFT_... of the process's environment that no option reads,
/// but whose name is near one that an option does.
std::vector<std::string> mistyped_variables(const CLI::App& program);

}  // namespace imagelift::worker
