// Members of Analyses that write.
#include <algorithm>
#include <iterator>
#include <vector>

#include "core/error.h"
#include "store/results/embedding.h"
#include "store/results/result_rows.h"
#include "store/rows/analyses.h"
#include "store/rows/runs.h"
#include "store/rows/store_parts.h"
#include "store/schema/transaction.h"

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
    const bool has_result =
        std::any_of(analysis.models.begin(), analysis.models.end(),
                    [&](const ModelIdentity& model) { return model.task == task; });
    if (!has_result)
      throw run_error("The feature " + feature.id.name + " comes without its model.");
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

void Analyses::put(const ImageAnalysis& analysis, std::span<const FeatureValue> features) {
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

void Analyses::put_imported(RunId run, std::size_t position, const ImageRef& ref,
                            std::span<const FeatureValue> features, std::span<const Task> missing) {
  Transaction transaction(*parts_);
  const std::vector<FeatureValue> values = sorted_non_zero(features);
  const std::int64_t image = parts_->image_id({parts_->import_key_in(run, ref.name), "", 0});
  for (const ModelIdentity& model : Runs(*parts_).models(run)) {
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
  parts_->put_name(run, position, ref, image);
  transaction.commit();
}

}  // namespace imagelift::store
