#pragma once

#include <string>
#include <string_view>

#include "store/run_record.h"

namespace imagelift::report {

/// What the options of a run said under a name, as the store keeps them; empty where they did not.
std::string run_setting(const store::RunRecord& run, std::string_view name);

}  // namespace imagelift::report
