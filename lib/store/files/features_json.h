#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "core/feature.h"
#include "store/store.h"

namespace imagelift::store {

/// A feature and the one key it has in files and on pages.
struct FeatureKey {
  FeatureId id;
  std::string key;

  friend bool operator==(const FeatureKey&, const FeatureKey&) = default;
};

/// Keys of the catalog (core/feature_catalog.h); features that no catalog knows and that would
/// share a key take their kind as a suffix. Unique; sorted by key (bytes).
std::vector<FeatureKey> assign_keys(std::span<const FeatureId> features);

/// The features of a run that `features.json` has: those above zero in at least one image, and
/// all colours where the run has the task.
std::vector<FeatureKey> feature_keys(const Store& store, RunId run);

/// `{image name: {key: number}}` for every usable image; every object with the same, sorted keys.
/// Streams: memory does not grow with the number of images. A file whose name ends in .gz is
/// compressed (gzip): at thousands of images nearly all numbers are 0.
void write_features_json(const Store& store, RunId run, const std::filesystem::path& file);

}  // namespace imagelift::store
