#include "store/rows/store_parts.h"

#include "core/error.h"
#include "store/imports/import_builder.h"

namespace imagelift::store {

std::int64_t StoreParts::feature_id(const FeatureId& feature) {
  if (const auto known = feature_ids.find(feature); known != feature_ids.end()) {
    return known->second;
  }
  const auto kind = to_string(feature.kind);
  connection.run("INSERT OR IGNORE INTO feature (kind, name) VALUES (?, ?)", kind, feature.name);
  const std::int64_t id =
      connection.integer("SELECT id FROM feature WHERE kind = ? AND name = ?", kind, feature.name);
  feature_ids.emplace(feature, id);
  return id;
}

std::int64_t StoreParts::model_id(std::string_view task, const ModelIdentity& model) {
  connection.run("INSERT OR IGNORE INTO model (task, name, sha256, settings) VALUES (?, ?, ?, ?)",
                 task, model.name, model.sha256, model.settings);
  return connection.integer(
      "SELECT id FROM model WHERE task = ? AND name = ? AND sha256 = ? AND settings = ?", task,
      model.name, model.sha256, model.settings);
}

std::int64_t StoreParts::model_id(const ModelIdentity& model) {
  if (const auto known = model_ids.find(model); known != model_ids.end()) return known->second;
  const std::int64_t id = model_id(to_string(model.task), model);
  model_ids.emplace(model, id);
  return id;
}

std::int64_t StoreParts::image_id(const Content& content) {
  return connection.integer(
      "INSERT INTO image (content, md5, bytes) VALUES (?, ?, ?)"
      " ON CONFLICT (content) DO UPDATE SET md5 = excluded.md5, bytes = excluded.bytes"
      " RETURNING id",
      content.sha256, content.md5, content.bytes);
}

std::string StoreParts::run_uid(std::int64_t run) {
  Statement rows = connection.prepare("SELECT uid FROM run WHERE id = ?");
  if (!rows.bind(run).step()) throw run_error("The store has no run " + std::to_string(run) + ".");
  return std::string(rows.text(0));
}

std::string StoreParts::import_key_in(std::int64_t run, std::string_view name) {
  Statement rows = connection.prepare(
      "SELECT b.name, s.name FROM run r JOIN image_source s ON s.id = r.image_source"
      " JOIN business b ON b.id = s.business WHERE r.id = ?");
  if (!rows.bind(run).step()) throw run_error("The store has no run " + std::to_string(run) + ".");
  return import_key(rows.text(0), rows.text(1), name);
}

void StoreParts::put_name(std::int64_t run, std::size_t position, const ImageRef& ref,
                          std::optional<std::int64_t> image) {
  connection.run(
      "INSERT INTO image_name (run, path, position, name, image) VALUES (?, ?, ?, ?, ?)"
      " ON CONFLICT (run, path) DO UPDATE SET position = excluded.position,"
      "  name = excluded.name, image = coalesce(excluded.image, image)",
      run, ref.path, std::uint64_t{position}, ref.name, image);
}

Failure failure_in(const Statement& row, int stage_column) {
  return {stage_from_string(row.text(stage_column)).value_or(Stage::store),
          failure_code_from_string(row.text(stage_column + 1)).value_or(FailureCode::internal),
          std::string(row.text(stage_column + 2))};
}

void join_shards(Connection& connection) {
  connection.execute(
      "INSERT OR IGNORE INTO main.run_shard (run, shards, number)"
      " SELECT run, 1, 1 FROM main.run_shard GROUP BY run, shards HAVING count(*) = shards");
  connection.execute(
      "DELETE FROM main.run_shard WHERE shards > 1 AND run IN"
      " (SELECT run FROM main.run_shard WHERE shards = 1)");
}

}  // namespace imagelift::store
