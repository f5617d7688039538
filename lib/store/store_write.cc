// Store's members that write pictures and their answers.
#include <algorithm>
#include <iterator>
#include <vector>

#include "core/error.h"
#include "core/shown_text.h"
#include "store/results/embedding.h"
#include "store/results/result_rows.h"
#include "store/store.h"
#include "store/store_parts.h"

namespace imagelift::store {
namespace {

std::vector<FeatureValue> sorted_non_zero(std::span<const FeatureValue> features) {
  std::vector<FeatureValue> kept;
  std::copy_if(features.begin(), features.end(), std::back_inserter(kept),
               [](const FeatureValue& feature) { return feature.value != 0; });
  std::sort(kept.begin(), kept.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
  return kept;
}

std::vector<FeatureValue> features_of(std::optional<Task> task,
                                      std::span<const FeatureValue> features) {
  std::vector<FeatureValue> kept;
  std::copy_if(features.begin(), features.end(), std::back_inserter(kept),
               [&](const FeatureValue& feature) { return task_of(feature.id) == task; });
  return kept;
}

void require_models(const ImageAnalysis& analysis, std::span<const FeatureValue> features) {
  for (const FeatureValue& feature : features) {
    const auto task = task_of(feature.id);
    const bool answered =
        std::any_of(analysis.models.begin(), analysis.models.end(),
                    [&](const ModelIdentity& model) { return model.task == task; });
    if (!answered) throw run_error("The feature " + feature.id.name + " comes without its model.");
  }
}

std::int64_t put_content(StoreParts& parts, const ImageAnalysis& analysis) {
  const std::int64_t image = parts.image_id(analysis.content);
  parts.connection.run(
      "UPDATE image SET width = ?, height = ?, format = ?, animated = ?, frames = ?,"
      " frame_taken = ?, colour_profile = ? WHERE id = ?",
      analysis.size.width, analysis.size.height, analysis.format, int{analysis.frames.animated},
      analysis.frames.count, analysis.frames.taken, analysis.colour_profile, image);
  if (analysis.thumbnail) {
    parts.connection.run(
        "INSERT OR REPLACE INTO thumbnail (image, width, height, jpeg) VALUES (?, ?, ?, ?)", image,
        analysis.thumbnail->size.width, analysis.thumbnail->size.height,
        std::span<const std::uint8_t>(analysis.thumbnail->jpeg));
  }
  return image;
}

void put_name(StoreParts& parts, RunId run, std::size_t position, const ImageRef& ref,
              std::optional<std::int64_t> image) {
  parts.connection.run(
      "INSERT INTO image_name (run, path, position, name, image) VALUES (?, ?, ?, ?, ?)"
      " ON CONFLICT (run, path) DO UPDATE SET position = excluded.position,"
      "  name = excluded.name, image = coalesce(excluded.image, image)",
      run, ref.path, std::uint64_t{position}, ref.name, image);
}

/// The model under which features of kind `other` are kept: they answer no task of ours, and
/// another run may bring others of the same name.
std::int64_t other_model(StoreParts& parts, RunId run) {
  const ModelIdentity import{Task::colours /* not used */, "import", "",
                             "run " + parts.run_uid(run)};
  const std::int64_t model = parts.model_id("other", import);
  parts.connection.run("INSERT OR IGNORE INTO run_model (run, task, model) VALUES (?, 'other', ?)",
                       run, model);
  return model;
}

}  // namespace

void Store::put_analysis(const ImageAnalysis& analysis, std::span<const FeatureValue> features) {
  Transaction transaction(*parts_);
  const std::vector<FeatureValue> values = sorted_non_zero(features);
  require_models(analysis, values);
  const std::int64_t image = put_content(*parts_, analysis);
  for (const ModelIdentity& model : analysis.models) {
    const auto of_task = features_of(model.task, values);
    const std::int64_t digest = result_digest(model.task, analysis, of_task);
    const std::int64_t model_id = parts_->model_id(model);
    if (const auto row = begin_result(*parts_, image, model_id, digest)) {
      put_result(*parts_, *row, model.task, analysis.inference, of_task);
    } else if (model.task == Task::embedding) {
      put_back_embedding(*parts_, image, model_id, analysis.inference);
    }
  }
  transaction.commit();
}

void Store::put_image(RunId run, std::size_t position, const ImageRef& ref,
                      const Content& content) {
  Transaction transaction(*parts_);
  put_name(*parts_, run, position, ref, parts_->image_id(content));
  transaction.commit();
}

void Store::put_failure(RunId run, std::size_t position, const ImageRef& ref,
                        const Failure& failure, std::optional<Task> task) {
  Transaction transaction(*parts_);
  put_name(*parts_, run, position, ref, std::nullopt);
  parts_->connection.run(
      "INSERT OR REPLACE INTO failure (run, path, task, stage, code, message)"
      " VALUES (?, ?, ?, ?, ?, ?)",
      run, ref.path, task ? to_string(*task) : "", to_string(failure.stage),
      to_string(failure.code), shown_text(failure.message));
  transaction.commit();
}

void Store::put_imported(RunId run, std::size_t position, const ImageRef& ref,
                         std::span<const FeatureValue> features, std::span<const Task> missing) {
  Transaction transaction(*parts_);
  const std::vector<FeatureValue> values = sorted_non_zero(features);
  const std::int64_t image = parts_->image_id({parts_->import_key_in(run, ref.name), "", 0});
  for (const ModelIdentity& model : models(run)) {
    if (std::find(missing.begin(), missing.end(), model.task) != missing.end()) continue;
    const auto of_task = features_of(model.task, values);
    const std::int64_t digest = result_digest(model.task, {}, of_task);
    if (const auto row = begin_result(*parts_, image, parts_->model_id(model), digest)) {
      put_values(*parts_, *row, of_task);
    }
  }
  if (const auto others = features_of(std::nullopt, values); !others.empty()) {
    const std::int64_t digest = result_digest(Task::colours, {}, others);
    if (const auto row = begin_result(*parts_, image, other_model(*parts_, run), digest)) {
      put_values(*parts_, *row, others);
    }
  }
  put_name(*parts_, run, position, ref, image);
  transaction.commit();
}

void Store::keep_images(RunId run, std::span<const ImageRef> listing) {
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

}  // namespace imagelift::store
