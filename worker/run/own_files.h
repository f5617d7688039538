#pragma once

#include <filesystem>
#include <string>

namespace imagelift::worker {

/// What imagelift may replace or remove is what carries its mark: of a store its application id, of
/// report/ its data.json (and no foreign file), of a JSON or JUnit file how it begins. Files that
/// cannot have a mark (features.json, analysis.ndjson) are ours beside a run.json of ours, or
/// beside a store and a report of ours. Links are looked through.

/// Throws a usage error that names the first thing under one of our names in `folder` that is not
/// ours. A folder that is missing, empty, or holds only other names is fine.
void require_own_output(const std::filesystem::path& folder);

/// The same for a store that a command writes to; one that is missing is fine.
void require_own_store(const std::filesystem::path& file);

/// The same for the report in one file.
void require_own_single_file(const std::filesystem::path& file);

/// Whether the folder holds the output of a run or a report, by their marks.
bool is_own_output(const std::filesystem::path& folder);

/// The uid in a run.json of ours; empty where the file is missing or none of ours.
std::string uid_of_run_file(const std::filesystem::path& file);

}  // namespace imagelift::worker
