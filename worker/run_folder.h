#pragma once

#include <filesystem>
#include <string>

#include "core/progress.h"
#include "store/store.h"
#include "store/writer_lock.h"
#include "worker/run_options.h"

namespace imagelift::worker {

/// The folder under --out. While this object lives no other run may write there: a second one is
/// refused with a sentence that names the first. What is unfinished lies in a hidden folder in it,
/// so that archiving the visible files at any moment takes consistent ones.
class RunFolder {
 public:
  /// Creates the folder where it is missing. `holder` says who is at work. Throws Error.
  RunFolder(std::filesystem::path root, const std::string& holder);

  const std::filesystem::path& root() const { return root_; }
  std::filesystem::path operator/(const char* name) const { return root_ / name; }

  /// The store that runs write to; it becomes imagelift.sqlite by publish_store().
  std::filesystem::path working_store() const;

  /// imagelift.sqlite, the history that readers see.
  std::filesystem::path published_store() const { return root_ / "imagelift.sqlite"; }

  /// Closes the books of the working store and puts it in the place of imagelift.sqlite.
  void publish_store(store::Store store) const;

 private:
  std::filesystem::path root_;
  store::WriterLock lock_;
};

/// Opens the working store of a folder: what a killed run left there, united with the published
/// store and with `previous` (--db), which is only read. Warnings go to `progress`.
store::Store open_history(const RunFolder& folder, const std::filesystem::path& previous,
                          Progress& progress);

}  // namespace imagelift::worker
