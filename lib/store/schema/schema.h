#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "store/schema/sqlite.h"
#include "text/temporary_folder.h"

namespace imagelift::store {

/// One step of the schema: SQL that turns the version of the step before it into version `to`; the
/// first one makes the tables of an empty file.
struct Migration {
  std::int64_t to = 0;
  std::string_view sql;
};

/// Whether the file begins as a SQLite file with our application id; without opening it.
bool has_our_mark(const std::filesystem::path& file);

/// The steps of this program, in order; the last is the version that it writes.
std::span<const Migration> migrations();

/// Brings an open file to the last version, each step in a transaction of its own. An empty file
/// becomes a store. Throws Error for a file that is something else, newer than the program, or
/// older than the first step.
void migrate(Connection& connection, const std::filesystem::path& file,
             std::span<const Migration> steps);

/// Throws Error for a file without any byte, which is no history, and which SQLite takes for one.
void require_bytes(const std::filesystem::path& file);

/// A file that can be read with the last version's schema: the file itself, or, where it is older,
/// a migrated copy that lives in the folder for temporary files as long as this object does.
/// Throws Error, with what to do, for a file that is empty, damaged (`PRAGMA quick_check`) or no
/// store.
class ReadableStore {
 public:
  ReadableStore(const std::filesystem::path& file, std::span<const Migration> steps);

  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
  std::unique_ptr<const text::TemporaryFolder> copy_;  ///< null: the file itself
};

}  // namespace imagelift::store
