#include <algorithm>
#include <string>
#include <vector>

#include "core/error.h"
#include "store/rows/run_record.h"
#include "store/rows/store_parts.h"
#include "store/store.h"

namespace imagelift::store {
namespace {

/// Bytes of the file once its free pages are given back.
std::uint64_t used_bytes(Connection& connection) {
  const std::int64_t pages = connection.integer("PRAGMA page_count");
  const std::int64_t unused = connection.integer("PRAGMA freelist_count");
  return static_cast<std::uint64_t>((pages - unused) * connection.integer("PRAGMA page_size"));
}

/// Runs that may go, the earliest first: not `kept`, and not the newest complete one of a source.
std::vector<std::int64_t> forgettable(Connection& connection, RunId kept) {
  const std::string dated(kIsNotDatedAhead);
  Statement select = connection.prepare(
      "SELECT id FROM (SELECT id, uid, started_at, row_number() OVER (PARTITION BY image_source "
      "ORDER BY state = 'complete' DESC, " +
      dated + " DESC, started_at DESC, uid DESC) AS place FROM run) WHERE place > 1 AND id <> ? " +
      "ORDER BY " + dated + ", started_at, uid");
  select.bind(kept);
  std::vector<std::int64_t> runs;
  while (select.step()) runs.push_back(select.integer(0));
  return runs;
}

/// Images go with their last run, unless people rated them.
std::size_t forget(Connection& connection, std::int64_t run) {
  connection.execute("PRAGMA defer_foreign_keys = ON");
  connection.run(
      "DELETE FROM image WHERE id IN (SELECT image FROM image_name WHERE run = ?1) "
      "AND NOT EXISTS (SELECT 1 FROM image_name WHERE image = image.id AND run <> ?1) "
      "AND NOT EXISTS (SELECT 1 FROM rating WHERE image = image.id) "
      "AND NOT EXISTS (SELECT 1 FROM vote WHERE image = image.id)",
      run);
  const auto images = static_cast<std::size_t>(connection.integer("SELECT changes()"));
  connection.run("DELETE FROM run WHERE id = ?", run);
  return images;
}

}  // namespace

Forgotten Store::forget_runs_above(std::uint64_t bytes, RunId kept) {
  Connection& connection = parts_->connection;
  Forgotten forgotten;
  if (used_bytes(connection) > bytes) {
    for (const std::int64_t run : forgettable(connection, kept)) {
      Transaction change = transaction();
      forgotten.contents += forget(connection, run);
      change.commit();
      ++forgotten.runs;
      if (used_bytes(connection) <= bytes) break;
    }
  }
  if (forgotten.runs > 0) give_space_back();
  forgotten.bytes_left = used_bytes(connection);
  return forgotten;
}

}  // namespace imagelift::store
