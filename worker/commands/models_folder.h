#pragma once

#include <filesystem>

namespace imagelift::worker {

/// Where prepared models are looked for without --models: beside an installed program
/// (../share/imagelift/models), in the checkout that the program was built in (models/store), else
/// in models/store of the current folder. The first that exists; the last if none does.
std::filesystem::path default_models_folder();

}  // namespace imagelift::worker
