#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "store/store.h"

namespace imagelift::store {

/// A line per usable image (docs/schemas/analysis.schema.json). Lists of a task that failed or
/// was off are null, lists in which nothing was found are empty. Streams.
void write_analysis_ndjson(const Store& store, RunId run, const std::filesystem::path& file);

/// Every failure of the run by name (docs/schemas/failures.schema.json).
void write_failures_json(const Store& store, RunId run, const std::filesystem::path& file);

/// The same of a list.
void write_failures_json(std::span<const RunFailure> failures, const std::filesystem::path& file);

/// JUnit: one test case per image, with what failed there; for Jenkins' `junit` step.
void write_junit_xml(const Store& store, RunId run, const std::filesystem::path& file);

/// JUnit of a run that failed: a test case `run` whose error is the reason, and one for each of the
/// images that failed before.
void write_failed_junit_xml(const RunRecord& run, std::span<const RunFailure> failures,
                            const std::string& reason, const std::filesystem::path& file);

/// Seconds that one stage took, summed over threads, and how many images went through it.
struct StageTime {
  std::string stage;
  double seconds = 0;
  std::size_t images = 0;
  std::string model;        ///< of a network; empty for other stages
  std::vector<Task> tasks;  ///< of a network: what its one pass over an image answered
};

/// What run.json says beside the store's own record (docs/schemas/run.schema.json).
struct RunDocument {
  std::map<std::string, std::string> versions;  ///< imagelift, libtorch, opencv, ...
  /// As this run was given them: the store has those of a run that it went on with.
  RunSettings settings;
  std::map<std::string, std::size_t> counts;  ///< images, analysed, from_store, failed, ...
  std::vector<StageTime> timings;
  double wall_seconds = 0;
  std::string failed_because;  ///< one sentence: the run failed; empty: it did not
};

void write_run_json(const Store& store, RunId run, const RunDocument& document,
                    const std::filesystem::path& file);

/// The same of a run that the store may not have.
void write_run_json(const RunRecord& run, std::span<const ModelIdentity> models,
                    const RunDocument& document, const std::filesystem::path& file);

}  // namespace imagelift::store
