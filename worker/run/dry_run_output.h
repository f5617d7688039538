#pragma once

#include <string>

#include "core/error.h"
#include "worker/run/dry_run.h"

namespace imagelift::worker {

/// What the dry run found, as a JSON document with a line end (docs/commands.md lists its keys).
std::string json_of(const DryRun& result);

/// The same of a file that was refused.
std::string json_of(const Error& refusal);

/// The same for a person: the account, the first rows as they were read, and what fits what.
std::string text_of(const DryRun& result);

}  // namespace imagelift::worker
