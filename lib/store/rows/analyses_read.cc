// Members of Analyses that read.
#include <algorithm>

#include "store/imports/import_builder.h"
#include "store/results/result_codec.h"
#include "store/results/result_rows.h"
#include "store/rows/analyses.h"
#include "store/rows/store_parts.h"

namespace imagelift::store {
namespace {

FeatureId feature_of(const Statement& row, int kind_column) {
  const auto kind = feature_kind_from_string(row.text(kind_column));
  return {kind.value_or(FeatureKind::other), std::string(row.text(kind_column + 1))};
}

/// The result's values, appended.
void read_values(StoreParts& parts, std::int64_t analysis, std::vector<FeatureValue>& features) {
  Statement& rows = parts.connection.cached(
      "SELECT f.kind, f.name, v.value FROM feature_value v JOIN feature f ON f.id = v.feature"
      " WHERE v.analysis = ?");
  rows.bind(analysis);
  while (rows.step()) features.push_back({feature_of(rows, 0), rows.real(2)});
  rows.reset();
}

TaskFailure missing_task(StoreParts& parts, RunId run, const std::string& path, Task task) {
  TaskFailure missing{
      task, {Stage::infer, FailureCode::model_failed, "The store has no result of this task."}};
  Statement& rows = parts.connection.cached(
      "SELECT stage, code, message FROM failure WHERE run = ? AND path = ? AND task = ?");
  rows.bind(run, path, to_string(task));
  if (rows.step()) missing.failure = failure_in(rows, 0);
  rows.reset();
  return missing;
}

struct RunModel {
  std::int64_t id = 0;
  std::optional<ModelIdentity> identity;  ///< empty: the model of an import's `other` features
};

std::vector<RunModel> models_of_run(StoreParts& parts, RunId run) {
  std::vector<RunModel> models;
  Statement rows = parts.connection.prepare(
      "SELECT m.id, m.task, m.name, m.sha256, m.settings FROM run_model rm JOIN model m"
      " ON m.id = rm.model WHERE rm.run = ?");
  rows.bind(run);
  while (rows.step()) {
    RunModel& model = models.emplace_back();
    model.id = rows.integer(0);
    if (const auto task = task_from_string(rows.text(1))) {
      model.identity = ModelIdentity{*task, std::string(rows.text(2)), std::string(rows.text(3)),
                                     std::string(rows.text(4))};
    }
  }
  std::sort(models.begin(), models.end(),
            [](const RunModel& a, const RunModel& b) { return a.identity < b.identity; });
  return models;
}

void read_thumbnail(StoreParts& parts, std::int64_t image, ImageAnalysis& analysis) {
  Statement& rows =
      parts.connection.cached("SELECT width, height, jpeg FROM thumbnail WHERE image = ?");
  rows.bind(image);
  if (rows.step()) {
    const auto jpeg = rows.blob(2);
    analysis.thumbnail =
        Thumbnail{{static_cast<int>(rows.integer(0)), static_cast<int>(rows.integer(1))},
                  {jpeg.begin(), jpeg.end()}};
  }
  rows.reset();
}

void read_results(StoreParts& parts, RunId run, std::int64_t image,
                  const std::vector<RunModel>& models, ImageParts wanted, RunImage& result) {
  for (const RunModel& model : models) {
    const auto found = parts.connection.find_integer(
        "SELECT id FROM analysis WHERE image = ? AND model = ?", image, model.id);
    if (found) read_values(parts, *found, result.features);
    if (!model.identity) continue;
    if (!found) {
      result.missing.push_back(missing_task(parts, run, result.ref.path, model.identity->task));
      continue;
    }
    result.analysis.models.push_back(*model.identity);
    if (wanted == ImageParts::features) continue;
    if (is_import_key(result.analysis.content.sha256)) continue;  // values only, no lists
    read_result(parts, *found, model.identity->task, result.analysis.inference);
  }
  std::sort(result.features.begin(), result.features.end(),
            [](const auto& a, const auto& b) { return a.id < b.id; });
  for (const ModelIdentity& model : result.analysis.models) {
    const auto read = codec_of(model.task).read_values;
    if (read) read(result.features, result.analysis);
  }
  for (const TaskFailure& missing : result.missing) {
    result.analysis.inference.failures.push_back(missing);
  }
}

}  // namespace

KnownAnalyses Analyses::known(std::span<const ModelIdentity> models) const {
  KnownAnalyses known;
  Statement rows = parts_->connection.prepare(
      "SELECT i.content FROM model m JOIN analysis a ON a.model = m.id JOIN image i"
      " ON i.id = a.image WHERE m.task = ? AND m.name = ? AND m.sha256 = ? AND m.settings = ?"
      " AND (m.task <> 'embedding' OR EXISTS (SELECT 1 FROM embedding e WHERE e.analysis = a.id))");
  for (const ModelIdentity& model : models) {
    rows.bind(to_string(model.task), model.name, model.sha256, model.settings);
    while (rows.step()) known.add(rows.text(0), model.task);
  }
  return known;
}

std::optional<Thumbnail> Analyses::thumbnail(std::string_view sha256) const {
  const auto image =
      parts_->connection.find_integer("SELECT id FROM image WHERE content = ?", sha256);
  ImageAnalysis analysis;
  if (image) read_thumbnail(*parts_, *image, analysis);
  return std::move(analysis.thumbnail);
}

std::vector<FeatureId> Analyses::features_present(RunId run) const {
  std::vector<FeatureId> features;
  Statement rows = parts_->connection.prepare(
      "SELECT kind, name FROM feature WHERE id IN (SELECT v.feature FROM image_name n"
      " JOIN run_model rm ON rm.run = n.run JOIN analysis a ON a.image = n.image AND"
      " a.model = rm.model JOIN feature_value v ON v.analysis = a.id"
      " WHERE n.run = ? AND v.value > 0)");
  rows.bind(run);
  while (rows.step()) features.push_back(feature_of(rows, 0));
  std::sort(features.begin(), features.end());
  return features;
}

void Analyses::for_each(RunId run, const std::function<void(const RunImage&)>& callback,
                        ImageParts parts) const {
  const std::vector<RunModel> models = models_of_run(*parts_, run);
  Statement rows = parts_->connection.prepare(
      "SELECT n.position, n.path, n.name, i.id, i.content, i.md5, i.bytes, i.width, i.height,"
      " i.format, i.animated, i.frames, i.frame_taken, i.colour_profile"
      " FROM image_name n JOIN image i ON i.id = n.image WHERE n.run = ?"
      " ORDER BY n.position, n.path");
  rows.bind(run);
  while (rows.step()) {
    RunImage image;
    image.position = static_cast<std::size_t>(rows.integer(0));
    image.ref = {std::string(rows.text(1)), std::string(rows.text(2))};
    image.analysis.content = {std::string(rows.text(4)), std::string(rows.text(5)),
                              static_cast<std::uint64_t>(rows.integer(6))};
    image.analysis.size = {static_cast<int>(rows.integer(7)), static_cast<int>(rows.integer(8))};
    image.analysis.format = rows.text(9);
    image.analysis.frames = {rows.integer(10) != 0, static_cast<int>(rows.integer(11)),
                             static_cast<int>(rows.integer(12))};
    image.analysis.colour_profile = rows.text(13);
    if (parts == ImageParts::all) read_thumbnail(*parts_, rows.integer(3), image.analysis);
    read_results(*parts_, run, rows.integer(3), models, parts, image);
    callback(image);
  }
}

}  // namespace imagelift::store
