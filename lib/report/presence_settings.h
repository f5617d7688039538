#pragma once

#include <span>
#include <string>
#include <utility>
#include <vector>

#include "core/presence_rule.h"
#include "store/run_record.h"

namespace imagelift::report {

/// What a run keeps of its models' rules among its settings, as (name, value): `threshold-label`:
/// `0.01`, and `confidence-label`: `rank` where confidences only order the answers.
std::vector<std::pair<std::string, std::string>> presence_settings(
    std::span<const PresenceRule> rules);

/// Reads them back; a kind without a threshold of 0..1 is left out.
std::vector<PresenceRule> presence_rules(const store::RunRecord& run);

}  // namespace imagelift::report
