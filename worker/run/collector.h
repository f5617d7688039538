#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <unordered_set>

#include "core/shard.h"
#include "engine/image_job.h"
#include "source/image_source.h"
#include "store/rows/known_analyses.h"
#include "store/store.h"

namespace imagelift::worker {

/// How the images of a run fared. `listed` = analysed + reused + failed once a run is complete.
struct RunCounts {
  std::size_t listed = 0;
  std::size_t analysed = 0;        ///< models ran for them
  std::size_t reused = 0;          ///< taken from the store, or the same bytes as an earlier image
  std::size_t unchanged = 0;       ///< of the reused, those that their servers did not send again
  std::size_t failed = 0;          ///< could not be used at all
  std::size_t embedded_again = 0;  ///< of the reused, those whose embedding alone was missing
  std::size_t profiles_ignored = 0;  ///< of the analysed: colour profiles that could not be used
  std::size_t done() const { return analysed + reused + failed; }
};

/// The one owner of the store during the analysis: writes outcomes as they come, some at a time in
/// one transaction. Used on one thread.
class Collector {
 public:
  /// Of `listing` only what `shard` holds counts. `known` is the snapshot by which the pipeline
  /// leaves work out, `tasks` those of the run.
  Collector(store::Store& store, store::RunId run, const source::Listing& listing,
            const Shard& shard, const store::KnownAnalyses& known, std::vector<Task> tasks,
            Progress& progress);

  /// Puts down what could not even be listed.
  void collect_unlisted();

  /// Images that are not asked for again, since the run has them.
  void count_reused(std::size_t images) { counts_.reused += images; }

  void collect(engine::ImageOutcome outcome);

  /// Commits what is still open. Called once, at the end, after a stop too.
  void finish();

  const RunCounts& counts() const { return counts_; }

 private:
  void put(const engine::ImageOutcome& outcome, const engine::Analysed& analysed);
  void put(const engine::ImageOutcome& outcome, const engine::Reused& reused);
  void put(const engine::ImageOutcome& outcome, const Failure& failure);
  void note_profile(const ImageRef& ref, const std::string& profile);
  void commit_if_due();

  store::Store& store_;
  const store::RunId run_;
  const source::Listing& listing_;
  const Shard shard_;
  const store::KnownAnalyses& known_;
  const std::vector<Task> tasks_;
  Progress& progress_;
  RunCounts counts_;
  std::unordered_set<std::string> stored_;         ///< contents that this run has analysed
  std::map<std::string, Failure> failed_content_;  ///< by sha256
  std::optional<store::Transaction> transaction_;
  std::size_t uncommitted_ = 0;
};

}  // namespace imagelift::worker
