#include "store/schema/schema.h"

#include <sqlite3.h>

#include <array>
#include <system_error>

#include "core/error.h"
#include "text/read_file.h"

extern "C" const char imagelift_store_v6_begin[];
extern "C" const char imagelift_store_v6_end[];
extern "C" const char imagelift_store_v7_begin[];
extern "C" const char imagelift_store_v7_end[];

namespace imagelift::store {
namespace {

constexpr std::int64_t kApplicationId = 0x696c6674;  // "ilft"

std::string_view between(const char* begin, const char* end) {
  return {begin, static_cast<std::size_t>(end - begin)};
}

std::int64_t last_version(std::span<const Migration> steps) {
  return steps.back().to;
}

/// The version of a file, 0 for one that holds nothing yet. Throws Error for one we cannot read.
std::int64_t checked_version(Connection& connection, const std::filesystem::path& file,
                             std::span<const Migration> steps) {
  const std::int64_t application = connection.integer("PRAGMA application_id");
  const std::int64_t version = connection.integer("PRAGMA user_version");
  const std::int64_t tables = connection.integer("SELECT count(*) FROM sqlite_schema");
  const bool empty = tables == 0 && version == 0 && application == 0;
  if (!empty && (application != kApplicationId || version < 1)) {
    throw run_error(file.string() + " is a SQLite file, but not a store of imagelift.");
  }
  if (version > last_version(steps)) {
    throw run_error("The store " + file.string() + " has version " + std::to_string(version) +
                    ", but this imagelift reads versions up to " +
                    std::to_string(last_version(steps)) + "; please use a newer imagelift.");
  }
  if (!empty && version < steps.front().to) {
    throw run_error("The store " + file.string() + " has version " + std::to_string(version) +
                    ", from before the first release, which this imagelift does not read; move it "
                    "away to begin a new history.");
  }
  return version;
}

constexpr char kWhatToDo[] =
    " Give the last good copy of it, or leave it away to begin a new history.";

/// Asks every page of the file, but not whether indices fit their tables, which takes far longer.
void require_sound(Connection& connection, const std::filesystem::path& file) {
  std::string problem;
  try {
    Statement check = connection.prepare("PRAGMA quick_check(1)");
    check.step();
    problem = check.text(0);
  } catch (const Error& error) {
    throw run_error(std::string(error.what()) + kWhatToDo);
  }
  if (problem == "ok") return;
  throw run_error("The store " + file.string() + " is damaged: " + problem + "." + kWhatToDo);
}

void apply(Connection& connection, const Migration& step) {
  connection.execute("BEGIN IMMEDIATE");
  try {
    connection.execute(std::string(step.sql));
    connection.execute("PRAGMA application_id = " + std::to_string(kApplicationId));
    connection.execute("PRAGMA user_version = " + std::to_string(step.to));
    connection.execute("COMMIT");
  } catch (const Error&) {
    if (!connection.is_autocommit()) {
      sqlite3_exec(connection.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
    }
    throw;
  }
}

void copy_database(Connection& from, Connection& to) {
  sqlite3_backup* backup = sqlite3_backup_init(to.handle(), "main", from.handle(), "main");
  if (!backup) throw_sqlite_error(to.handle(), sqlite3_errcode(to.handle()));
  sqlite3_backup_step(backup, -1);
  const int code = sqlite3_backup_finish(backup);
  if (code != SQLITE_OK) throw_sqlite_error(to.handle(), code);
}

}  // namespace

bool has_our_mark(const std::filesystem::path& file) {
  // https://www.sqlite.org/fileformat.html#the_database_header
  constexpr std::size_t kHeader = 100, kApplicationAt = 68;
  const std::string header = text::read_beginning(file, kHeader, text::Allowed::regular);
  if (header.size() < kHeader) return false;
  std::int64_t application = 0;
  for (std::size_t i = 0; i < 4; ++i) {
    application = application << 8 | static_cast<unsigned char>(header[kApplicationAt + i]);
  }
  return header.starts_with(std::string_view("SQLite format 3\0", 16)) &&
         application == kApplicationId;
}

std::span<const Migration> migrations() {
  static const std::array steps = {
      Migration{6, between(imagelift_store_v6_begin, imagelift_store_v6_end)},
      Migration{7, between(imagelift_store_v7_begin, imagelift_store_v7_end)}};
  return steps;
}

void migrate(Connection& connection, const std::filesystem::path& file,
             std::span<const Migration> steps) {
  const std::int64_t version = checked_version(connection, file, steps);
  for (const Migration& step : steps) {
    if (step.to > version) apply(connection, step);
  }
}

void require_bytes(const std::filesystem::path& file) {
  std::error_code error;
  if (!std::filesystem::is_empty(file, error) || error) return;
  throw run_error("The store " + file.string() + " is empty (0 bytes), so it is no history." +
                  kWhatToDo);
}

ReadableStore::ReadableStore(const std::filesystem::path& file, std::span<const Migration> steps)
    : path_(file) {
  require_bytes(file);
  Connection original(file, OpenMode::read);
  require_sound(original, file);
  const std::int64_t version = checked_version(original, file, steps);
  if (version == last_version(steps)) return;
  copy_ = std::make_unique<text::TemporaryFolder>();
  path_ = *copy_ / "store.sqlite";
  Connection copy(path_, OpenMode::create);
  copy_database(original, copy);
  migrate(copy, file, steps);
}

}  // namespace imagelift::store
