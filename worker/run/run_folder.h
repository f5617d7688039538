#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "core/progress.h"
#include "store/files/staging_area.h"
#include "store/schema/writer_lock.h"
#include "store/store.h"
#include "worker/run/run_options.h"

namespace imagelift::worker {

/// The folder under --out. While this object lives no other run may write there: a second one is
/// refused with a sentence that names the first. What is unfinished lies in a hidden folder in it,
/// and goes to its places together (store::StagingArea), so that the visible files are of one run.
class RunFolder {
 public:
  /// Creates the folder where it is missing, and ends a publication that a killed process had
  /// begun. `holder` says who is at work. Throws a usage error where something under one of our
  /// names is not ours (own_files.h), before anything is changed; else Error.
  RunFolder(std::filesystem::path root, const std::string& holder);

  const std::filesystem::path& root() const { return root_; }

  /// The store that runs write to; it becomes imagelift.sqlite by publish().
  std::filesystem::path working_store() const;

  /// Likewise, of `merge`, which leaves the work of an unfinished run alone. No file is there at
  /// first.
  std::filesystem::path merging_store() const;

  /// imagelift.sqlite, the history that readers see.
  std::filesystem::path published_store() const { return root_ / "imagelift.sqlite"; }

  /// An empty folder to write the visible files to, under their names.
  std::filesystem::path begin_files() const { return staging_.begin(); }

  /// Shows the files of begin_files() together or, where that fails, none; with a store also it,
  /// its books closed, and then what a failed run left is removed.
  /// `removed`: names of ours that this run has not.
  void publish(store::Store* store, std::vector<std::string> removed = {}) const;

  /// The store alone, of a run that was interrupted: the other files stay those of the run before.
  void publish_store(store::Store& store) const;

  /// Puts what `write` writes to an empty folder in the place of failed/, as a whole. Throws Error.
  void publish_failed(const std::function<void(const std::filesystem::path&)>& write) const;

 private:
  std::filesystem::path hidden() const;

  std::filesystem::path root_;
  store::WriterLock lock_;
  store::StagingArea staging_;
};

/// Throws a usage error where --db names no file. `run` asks before any work.
void require_previous(const std::filesystem::path& previous);

/// Opens the working store of a folder: what a killed run left there, united with the published
/// store and with `previous` (--db), which is only read. Warnings go to `progress`.
store::Store open_history(const RunFolder& folder, const std::filesystem::path& previous,
                          Progress& progress);

/// Whether a killed process left the files of this folder between two runs.
bool is_between_runs(const std::filesystem::path& folder);

/// Says so if the store lies in a folder that a killed process left between two runs: the store is
/// whole, but may be of another run than the files beside it.
void log_if_between_runs(const std::filesystem::path& store);

}  // namespace imagelift::worker
