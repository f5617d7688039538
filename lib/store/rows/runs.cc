#include "store/rows/runs.h"

#include <algorithm>

#include "core/error.h"
#include "store/files/not_taken_json.h"
#include "store/rows/run_record.h"
#include "store/rows/store_parts.h"
#include "store/schema/transaction.h"

namespace imagelift::store {
namespace {

constexpr std::string_view kSelectRuns =
    "SELECT r.id, r.uid, b.name, s.name, r.started_at, r.finished_at, r.version, r.settings_json,"
    " r.not_taken_json, r.state FROM run r JOIN image_source s ON s.id = r.image_source"
    " JOIN business b ON b.id = s.business ";

RunRecord record_of(const Statement& row) {
  RunRecord record;
  record.id = row.integer(0);
  record.uid = row.text(1);
  record.business = row.text(2);
  record.image_source = row.text(3);
  record.started_at = row.text(4);
  record.finished_at = row.text(5);
  record.version = row.text(6);
  record.settings = run_settings_from_json(row.text(7));
  if (!row.text(8).empty()) record.not_taken = not_taken_from_json(row.text(8));
  record.state = run_state_from_string(row.text(9)).value_or(RunState::interrupted);
  return record;
}

std::int64_t source_id(Connection& connection, const RunRecord& run) {
  connection.run("INSERT OR IGNORE INTO business (name) VALUES (?)", run.business);
  const std::int64_t business =
      connection.integer("SELECT id FROM business WHERE name = ?", run.business);
  connection.run("INSERT OR IGNORE INTO image_source (business, name) VALUES (?, ?)", business,
                 run.image_source);
  return connection.integer("SELECT id FROM image_source WHERE business = ? AND name = ?", business,
                            run.image_source);
}

void require_one_per_task(std::span<const ModelIdentity> models) {
  for (auto model = models.begin(); model != models.end(); ++model) {
    const bool again = std::any_of(std::next(model), models.end(), [&](const ModelIdentity& other) {
      return other.task == model->task;
    });
    if (again) {
      throw usage_error("A run takes one model per task, but two are given for " +
                        std::string(to_string(model->task)) + ".");
    }
  }
}

std::vector<ModelIdentity> sorted(std::span<const ModelIdentity> models) {
  std::vector<ModelIdentity> result(models.begin(), models.end());
  std::sort(result.begin(), result.end());
  return result;
}

}  // namespace

RunId Runs::begin(const RunRecord& run, std::span<const ModelIdentity> models_of_run) {
  require_one_per_task(models_of_run);
  Transaction transaction(*parts_);
  Connection& connection = parts_->connection;
  const std::int64_t source = source_id(connection, run);
  RunId id = 0;
  if (const auto stored = find(run.uid)) {
    id = stored->id;
    if (stored->business != run.business || stored->image_source != run.image_source ||
        models(id) != sorted(models_of_run)) {
      throw run_error("The run " + run.uid +
                      " was begun with another business, image source or other models, and"
                      " cannot be resumed with these.");
    }
    connection.run("UPDATE run SET state = 'running', finished_at = '' WHERE id = ?", id);
  } else {
    id = connection.integer(
        "INSERT INTO run (uid, image_source, started_at, version, settings_json, state)"
        " VALUES (?, ?, ?, ?, ?, 'running') RETURNING id",
        run.uid, source, run.started_at, run.version, to_json(run.settings));
    for (const ModelIdentity& model : models_of_run) {
      connection.run("INSERT INTO run_model (run, task, model) VALUES (?, ?, ?)", id,
                     to_string(model.task), parts_->model_id(model));
    }
  }
  transaction.commit();
  return id;
}

void Runs::finish(RunId run, RunState state, const std::string& finished_at, const Shard& shard) {
  Transaction transaction(*parts_);
  Connection& connection = parts_->connection;
  connection.run("UPDATE run SET state = ?, finished_at = ? WHERE id = ?", to_string(state),
                 finished_at, run);
  if (state == RunState::complete) {
    connection.run("INSERT OR IGNORE INTO run_shard (run, shards, number) VALUES (?, ?, ?)", run,
                   std::int64_t{shard.count}, std::int64_t{shard.number});
    join_shards(connection);
  }
  transaction.commit();
}

void Runs::put_not_taken(RunId run, const NotTaken& not_taken) {
  Transaction transaction(*parts_);
  parts_->connection.run("UPDATE run SET not_taken_json = ? WHERE id = ?",
                         not_taken_json(not_taken), run);
  transaction.commit();
}

std::vector<RunRecord> Runs::all() const {
  std::vector<RunRecord> records;
  Statement rows =
      parts_->connection.prepare(std::string(kSelectRuns) + "ORDER BY " +
                                 std::string(kIsNotDatedAhead) + ", r.started_at, r.uid");
  while (rows.step()) records.push_back(record_of(rows));
  return records;
}

std::optional<RunRecord> Runs::find(std::string_view uid) const {
  Statement rows = parts_->connection.prepare(std::string(kSelectRuns) + "WHERE r.uid = ?");
  rows.bind(uid);
  if (!rows.step()) return std::nullopt;
  return record_of(rows);
}

RunRecord Runs::record(RunId run) const {
  Statement rows = parts_->connection.prepare(std::string(kSelectRuns) + "WHERE r.id = ?");
  rows.bind(run);
  if (!rows.step()) throw run_error("The store has no run " + std::to_string(run) + ".");
  return record_of(rows);
}

std::vector<ModelIdentity> Runs::models(RunId run) const {
  std::vector<ModelIdentity> models;
  Statement rows = parts_->connection.prepare(
      "SELECT m.task, m.name, m.sha256, m.settings FROM run_model rm JOIN model m"
      " ON m.id = rm.model WHERE rm.run = ?");
  rows.bind(run);
  while (rows.step()) {
    const auto task = task_from_string(rows.text(0));
    if (!task) continue;  // `other`, see put_imported
    models.push_back(
        {*task, std::string(rows.text(1)), std::string(rows.text(2)), std::string(rows.text(3))});
  }
  std::sort(models.begin(), models.end());
  return models;
}

std::vector<Shard> Runs::finished_shards(RunId run) const {
  std::vector<Shard> shards;
  Statement rows = parts_->connection.prepare(
      "SELECT number, shards FROM run_shard WHERE run = ? ORDER BY number, shards");
  rows.bind(run);
  while (rows.step()) {
    shards.push_back(
        {static_cast<unsigned>(rows.integer(0)), static_cast<unsigned>(rows.integer(1))});
  }
  return shards;
}

}  // namespace imagelift::store
