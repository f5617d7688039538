#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "store/rows/analyses.h"
#include "store/rows/family_rows.h"
#include "store/rows/run_images.h"
#include "store/rows/run_metrics.h"
#include "store/rows/run_record.h"
#include "store/rows/runs.h"
#include "store/rows/validators.h"
#include "store/schema/transaction.h"

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
  std::size_t contents = 0;      ///< images that no run has any more
  std::uint64_t bytes_left = 0;  ///< of the file, with its free pages given back
};

/// The history: one SQLite file (docs/store.md has the schema and its rules). Images are known
/// by content; a result belongs to (content, model identity); a run names images and models,
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

  /// What stands in it: each part is a class of its own on the one connection.
  Runs& runs() { return runs_; }
  const Runs& runs() const { return runs_; }
  RunImages& images() { return images_; }
  const RunImages& images() const { return images_; }
  Analyses& analyses() { return analyses_; }
  const Analyses& analyses() const { return analyses_; }
  RunMetrics& metrics() { return metrics_; }
  const RunMetrics& metrics() const { return metrics_; }
  Validators& validators() { return validators_; }
  const Validators& validators() const { return validators_; }
  FamilyRows& families() { return families_; }
  const FamilyRows& families() const { return families_; }

  Transaction transaction();

  /// Forgets all embeddings (5 kB of each image and model) and gives their space back, if the
  /// disk has room for that. The results stay, and are known again once an embedding is put or
  /// merged. Not inside a transaction.
  void drop_embeddings();

  /// Forgets the earliest runs, with the images that only they have, until the file needs no more
  /// than `bytes`, and gives their space back, if the disk has room for that. `kept`, the newest
  /// complete run of each business and image source, and images that people rated stay, so the
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
  Runs runs_;
  RunImages images_;
  Analyses analyses_;
  RunMetrics metrics_;
  Validators validators_;
  FamilyRows families_;
};

}  // namespace imagelift::store
