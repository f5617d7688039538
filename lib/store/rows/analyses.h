#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "core/feature.h"
#include "core/image_analysis.h"
#include "core/image_ref.h"
#include "core/task.h"
#include "store/rows/known_analyses.h"
#include "store/rows/run_record.h"

namespace imagelift::store {

struct StoreParts;

/// What models say of contents, whatever the runs that they are in, and of the images of a run.
class Analyses {
 public:
  explicit Analyses(StoreParts& parts) : parts_(&parts) {}

  /// What need not be inferred again: an embedding that was dropped has to be.
  KnownAnalyses known(std::span<const ModelIdentity> models) const;

  /// Stores a content with one result per entry of `analysis.models` and its feature values
  /// (zeros are dropped). Colours and quality are kept as their features only. Every feature's
  /// task must have a model.
  void put(const ImageAnalysis& analysis, std::span<const FeatureValue> features);

  /// An image that is known only by features made elsewhere: every model of the run, less those
  /// of the tasks in `missing`, results with these. Features of kind `other` belong to the run.
  void put_imported(RunId run, std::size_t position, const ImageRef& ref,
                    std::span<const FeatureValue> features, std::span<const Task> missing);

  std::optional<Thumbnail> thumbnail(std::string_view sha256) const;

  /// Every feature that is above zero in at least one image of the run, sorted.
  std::vector<FeatureId> features_present(RunId run) const;

  /// Calls back for every usable image of a run by position, one in memory at a time.
  void for_each(RunId run, const std::function<void(const RunImage&)>& callback,
                ImageParts parts = ImageParts::all) const;

 private:
  StoreParts* parts_;
};

}  // namespace imagelift::store
