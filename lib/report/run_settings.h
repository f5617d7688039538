#pragma once

#include <string>
#include <string_view>

#include "report/run_facts.h"
#include "store/run_record.h"

namespace imagelift::report {

/// What the options of a run said under a name, as the store keeps them; empty where they did not.
std::string run_setting(const store::RunRecord& run, std::string_view name);

/// What `not_taken` of a run's settings says (docs/schemas/run.schema.json).
NotTakenFacts not_taken_of(const store::RunRecord& run);

}  // namespace imagelift::report
