#pragma once

#include "report/documents/document_json.h"

namespace imagelift::report {

struct RunDelta;
struct RunFacts;
struct Trust;

// Facts that several documents of a report tell, each under the same keys.

/// Adds what says when a run was, by which version and with which clicks: `started_at`,
/// `finished_at`, `version`, `simulated_clicks`, `clicks_from` and `clicks_until`.
void add_run(Json& out, const RunFacts& run);

/// Adds a key for each number of `trust`; null: not known.
void add_trust(Json& out, const Trust& trust);

/// How many images both runs have, and the first `most` of those that came, went or changed.
/// `show` writes a name.
Json images_of_delta(const RunDelta& delta, std::size_t most,
                     std::string (*show)(const std::string& name));

}  // namespace imagelift::report
