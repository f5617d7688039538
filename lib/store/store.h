#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/failure.h"
#include "core/feature.h"
#include "core/image_analysis.h"
#include "core/image_ref.h"
#include "core/shard.h"
#include "core/task.h"
#include "store/known_analyses.h"
#include "store/metrics.h"
#include "store/run_record.h"
#include "store/transaction.h"
#include "store/validator.h"

namespace imagelift::store {

/// What a merge did, for the log.
struct MergeReport {
  std::size_t runs_added = 0;
  std::size_t contents_added = 0;
  std::vector<std::string> warnings;  ///< facts on which the two stores disagree, one sentence each
};

/// What a limit on the history's size cost.
struct Forgotten {
  std::size_t runs = 0;
  std::size_t contents = 0;      ///< pictures that no run has any more
  std::uint64_t bytes_left = 0;  ///< of the file, with its free pages given back
};

/// The history: one SQLite file (docs/store.md has the schema and its rules). Pictures are known
/// by content; an answer belongs to (content, model identity); a run names pictures and models,
/// and its features are those of its models. Every put is an upsert, so a resumed run may repeat
/// them. One thread at a time may use a Store. All functions throw Error with one sentence where
/// the file, the disk or the caller's request does not allow the work; the file stays consistent.
class Store {
 public:
  /// Opens for writing; creates the file, or migrates an older version. Refuses a file that is no
  /// store of ours, is empty (0 bytes), or is of a newer version, and a second writer (by
  /// WriterLock beside the file; `holder` is what that one is told, e.g. `run 7f3a of demo/dev`).
  static Store open(const std::filesystem::path& file, const std::string& holder = {});

  /// What a killed process left of a store of its own: as open(), but an empty file is a new store.
  static Store open_own(const std::filesystem::path& file);

  /// Opens for reading. An older version is migrated in a private copy; the file is not touched.
  /// Refuses a file that is empty or damaged (`PRAGMA quick_check`), as merge_from does.
  static Store open_read_only(const std::filesystem::path& file);

  Store(Store&&) noexcept;
  Store& operator=(Store&&) noexcept;
  ~Store();

  /// Where it lies, as it was opened.
  const std::filesystem::path& file() const;

  /// Takes in everything that another store has: a union by natural keys, in one transaction,
  /// with the same result in any order and however often. Where two stores differ on one fact,
  /// both orders keep the same one, and the report says so. Not inside a transaction.
  MergeReport merge_from(const std::filesystem::path& other);

  /// Begins a run, or resumes the one with this uid, which must be of the same business, image
  /// source and models. At most one model per task.
  RunId begin_run(const RunRecord& run, std::span<const ModelIdentity> models);

  /// Ends the run, or with state `complete` the shard of it that was at work here.
  void finish_run(RunId run, RunState state, const std::string& finished_at,
                  const Shard& shard = {});

  /// Keeps what the listing did not take, instead of what stood there.
  void put_not_taken(RunId run, const NotTaken& not_taken);

  /// What need not be inferred again: an embedding that was dropped has to be.
  KnownAnalyses known_analyses(std::span<const ModelIdentity> models) const;

  /// Stores a content with one answer per entry of `analysis.models` and its feature values
  /// (zeros are dropped). Colours and quality are kept as their features only. Every feature's
  /// task must have a model.
  void put_analysis(const ImageAnalysis& analysis, std::span<const FeatureValue> features);

  /// This run has this content under this name.
  void put_image(RunId run, std::size_t position, const ImageRef& ref, const Content& content);

  /// This picture (task empty), or one task of it, failed. A failure that a later success
  /// overtakes is no longer reported.
  void put_failure(RunId run, std::size_t position, const ImageRef& ref, const Failure& failure,
                   std::optional<Task> task);

  /// A picture that is known only by features made elsewhere: every model of the run, less those
  /// of the tasks in `missing`, answers with these. Features of kind `other` belong to the run.
  void put_imported(RunId run, std::size_t position, const ImageRef& ref,
                    std::span<const FeatureValue> features, std::span<const Task> missing);

  /// Keeps what servers said of pictures in a run that began at `seen_at`, instead of what stood
  /// there for their addresses. Those of contents that the store does not have are left out.
  void put_validators(std::span<const Validator> validators, const std::string& seen_at);

  /// All of them, by address.
  std::vector<Validator> validators() const;

  /// Replaces the metrics of the run.
  void put_metrics(RunId run, const MetricTable& table);

  /// Drops the names of a resumed run that its source no longer lists.
  void keep_images(RunId run, std::span<const ImageRef> listing);

  Transaction transaction();

  /// All runs, the earliest first (run_order.h, then uid).
  std::vector<RunRecord> runs() const;
  std::optional<RunRecord> find_run(std::string_view uid) const;
  RunRecord run(RunId run) const;
  std::vector<ModelIdentity> models(RunId run) const;      ///< in task order
  std::vector<Shard> finished_shards(RunId run) const;     ///< ascending; {1/1}: the whole run
  std::vector<RunImageName> image_names(RunId run) const;  ///< by position; also failed ones
  std::optional<Thumbnail> thumbnail(std::string_view sha256) const;
  std::size_t image_count(RunId run) const;           ///< also failed ones
  std::vector<RunFailure> failures(RunId run) const;  ///< by position
  MetricTable metrics(RunId run) const;               ///< no rows: the run has none

  /// Every feature that is above zero in at least one image of the run, sorted.
  std::vector<FeatureId> features_present(RunId run) const;

  /// Calls back for every usable picture of a run by position, one in memory at a time.
  void for_each_image(RunId run, const std::function<void(const RunImage&)>& callback,
                      ImageParts parts = ImageParts::all) const;

  /// Forgets all embeddings (5 kB of each picture and model) and gives their space back, if the
  /// disk has room for that. The answers stay, and are known again once an embedding is put or
  /// merged. Not inside a transaction.
  void drop_embeddings();

  /// Forgets the earliest runs, with the pictures that only they have, until the file needs no more
  /// than `bytes`, and gives their space back, if the disk has room for that. `kept`, the newest
  /// complete run of each business and image source, and pictures that people rated stay, so the
  /// file may stay larger. Not inside a transaction.
  Forgotten forget_runs_above(std::uint64_t bytes, RunId kept);

  /// Closes the books: one file with nothing beside it, integrity checked. The store stays open
  /// and may be read; a later write is allowed, and needs finish_file() again.
  void finish_file();

 private:
  explicit Store(std::unique_ptr<StoreParts> parts);

  /// Gives back the space of what was deleted, if the disk has room for that.
  void give_space_back();

  std::unique_ptr<StoreParts> parts_;
};

}  // namespace imagelift::store
