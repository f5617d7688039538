#include "store/rows/run_images.h"

#include "core/shown_text.h"
#include "store/rows/store_parts.h"
#include "store/schema/transaction.h"

namespace imagelift::store {

void RunImages::put(RunId run, std::size_t position, const ImageRef& ref, const Content& content) {
  Transaction transaction(*parts_);
  parts_->put_name(run, position, ref, parts_->image_id(content));
  transaction.commit();
}

void RunImages::put_failure(RunId run, std::size_t position, const ImageRef& ref,
                            const Failure& failure, std::optional<Task> task) {
  Transaction transaction(*parts_);
  parts_->put_name(run, position, ref, std::nullopt);
  parts_->connection.run(
      "INSERT OR REPLACE INTO failure (run, path, task, stage, code, message)"
      " VALUES (?, ?, ?, ?, ?, ?)",
      run, ref.path, task ? to_string(*task) : "", to_string(failure.stage),
      to_string(failure.code), shown_text(failure.message));
  transaction.commit();
}

void RunImages::keep(RunId run, std::span<const ImageRef> listing) {
  Transaction transaction(*parts_);
  Connection& connection = parts_->connection;
  connection.execute("CREATE TEMP TABLE listed (path TEXT PRIMARY KEY) WITHOUT ROWID");
  {
    Statement insert = connection.prepare("INSERT OR IGNORE INTO listed VALUES (?)");
    for (const ImageRef& ref : listing) insert.bind(ref.path).run();
    connection
        .prepare("DELETE FROM image_name WHERE run = ? AND path NOT IN (SELECT path FROM listed)")
        .bind(run)
        .run();
  }
  connection.execute("DROP TABLE listed");
  transaction.commit();
}

std::vector<RunImageName> RunImages::names(RunId run) const {
  std::vector<RunImageName> names;
  Statement rows = parts_->connection.prepare(
      "SELECT n.position, n.path, n.name, i.content FROM image_name n LEFT JOIN image i"
      " ON i.id = n.image WHERE n.run = ? ORDER BY n.position, n.path");
  rows.bind(run);
  while (rows.step()) {
    names.push_back({static_cast<std::size_t>(rows.integer(0)),
                     {std::string(rows.text(1)), std::string(rows.text(2))},
                     std::string(rows.text(3))});
  }
  return names;
}

std::size_t RunImages::count(RunId run) const {
  return static_cast<std::size_t>(
      parts_->connection.integer("SELECT count(*) FROM image_name WHERE run = ?", run));
}

std::vector<RunFailure> RunImages::failures(RunId run) const {
  std::vector<RunFailure> failures;
  // What a later attempt got right is no failure any more.
  Statement rows = parts_->connection.prepare(
      "SELECT n.position, n.path, n.name, f.task, f.stage, f.code, f.message FROM failure f"
      " JOIN image_name n ON n.run = f.run AND n.path = f.path WHERE f.run = ?"
      " AND NOT (f.task = '' AND n.image IS NOT NULL)"
      " AND NOT EXISTS (SELECT 1 FROM run_model rm JOIN analysis a ON a.model = rm.model"
      "  WHERE rm.run = f.run AND rm.task = f.task AND a.image = n.image)"
      " ORDER BY n.position, n.path, f.task");
  rows.bind(run);
  while (rows.step()) {
    failures.push_back({static_cast<std::size_t>(rows.integer(0)),
                        {std::string(rows.text(1)), std::string(rows.text(2))},
                        task_from_string(rows.text(3)),
                        failure_in(rows, 4)});
  }
  return failures;
}

}  // namespace imagelift::store
