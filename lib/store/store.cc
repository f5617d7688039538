#include "store/store.h"

#include <algorithm>
#include <utility>

#include "core/error.h"
#include "store/rows/store_parts.h"
#include "store/schema/schema.h"

namespace imagelift::store {
namespace {

std::filesystem::path lock_file_of(const std::filesystem::path& file) {
  return file.string() + ".lock";
}

/// Write-ahead logging: a kill at any moment leaves a file that is valid, with the last commit in
/// the log beside it. The log is folded in rarely (every 64 MiB) and at the end.
void begin_writing(Connection& connection) {
  connection.execute(
      "PRAGMA journal_mode = WAL;"
      "PRAGMA synchronous = NORMAL;"
      "PRAGMA wal_autocheckpoint = 16384");
}

void require_sound(Connection& connection, const std::filesystem::path& file) {
  Statement check = connection.prepare("PRAGMA integrity_check(1)");
  check.step();
  if (check.text(0) != "ok") {
    throw run_error("The store " + file.string() + " is damaged: " + std::string(check.text(0)));
  }
}

void require_file(const std::filesystem::path& file) {
  std::error_code ignored;
  if (std::filesystem::is_regular_file(file, ignored)) return;
  throw run_error("There is no store at " + file.string() + ".");
}

}  // namespace

Store Store::open_own(const std::filesystem::path& file) {
  std::error_code ignored;
  if (std::filesystem::is_empty(file, ignored)) std::filesystem::remove(file, ignored);
  return open(file);
}

Store Store::open(const std::filesystem::path& file, const std::string& holder) {
  if (std::filesystem::exists(file)) require_bytes(file);
  WriterLock lock(lock_file_of(file), holder);
  Connection connection(file, OpenMode::create);
  migrate(connection, file, migrations());  // refuses a foreign file before anything is changed
  begin_writing(connection);
  return Store(std::unique_ptr<StoreParts>(
      new StoreParts{file, std::move(lock), nullptr, std::move(connection), 0, {}, {}}));
}

Store Store::open_read_only(const std::filesystem::path& file) {
  require_file(file);
  auto readable = std::make_unique<ReadableStore>(file, migrations());
  Connection connection(readable->path(), OpenMode::read);
  return Store(std::unique_ptr<StoreParts>(
      new StoreParts{file, std::nullopt, std::move(readable), std::move(connection), 0, {}, {}}));
}

Store::Store(std::unique_ptr<StoreParts> parts)
    : parts_(std::move(parts)),
      runs_(*parts_),
      images_(*parts_),
      analyses_(*parts_),
      metrics_(*parts_),
      validators_(*parts_),
      families_(*parts_) {}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;
Store::~Store() = default;

const std::filesystem::path& Store::file() const {
  return parts_->file;
}

Transaction Store::transaction() {
  return Transaction(*parts_);
}

void Store::drop_embeddings() {
  parts_->connection.execute("DELETE FROM embedding");
  give_space_back();
}

void Store::give_space_back() {
  try {
    parts_->connection.execute("VACUUM");
  } catch (const Error&) {
    // It needs the file's size once more, beside it and among temporary files. The history is whole
    // without; it only stays as large as it was.
  }
}

void Store::finish_file() {
  Connection& connection = parts_->connection;
  connection.execute("PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode = DELETE");
  require_sound(connection, parts_->file);
}

}  // namespace imagelift::store
