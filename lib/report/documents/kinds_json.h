#pragma once

#include "core/feature_kind.h"
#include "report/documents/document_json.h"

namespace imagelift::report {

/// What the table of kinds (core/feature_kind.h) says of one.
Json json_of(const KindFacts& kind);

/// Both tables of core, tasks and kinds, and their names as JSON Schema has them.
/// docs/schemas/kinds.json is this, for scripts and tests that run before or without a build.
Json kinds_json();

}  // namespace imagelift::report
