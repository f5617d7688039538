#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/feature.h"

namespace imagelift {

/// The names of all features of all shipped models, and the one key each has in `features.json`,
/// in CSV exports and on pages. Read from feature_catalog.csv, which is committed, so that
/// enabling a model never renames a key. Immutable; any number of threads may use it.
class FeatureCatalog {
 public:
  /// The catalog that is built into the program.
  static const FeatureCatalog& built_in();

  /// Parses `kind,name,key` lines below one header line; throws std::invalid_argument on a
  /// malformed line, an unknown kind, or a key or name that stands twice.
  explicit FeatureCatalog(std::string_view csv);

  /// The key of a feature. One that is not in the catalog (a drop-in model's label, an import)
  /// keeps its name with spaces as `_`, and takes its kind's suffix (`_x` colour, `_y` label,
  /// `_z` object, else `_` and the kind) where that would be another feature's key.
  std::string key(const FeatureId& id) const;

  /// The feature that a key stands for; empty for a key that the catalog does not have.
  std::optional<FeatureId> feature(std::string_view key) const;

  /// The names of one kind, in the order of the catalog (sorted).
  std::vector<std::string> names(FeatureKind kind) const;

 private:
  std::map<FeatureId, std::string> key_of_;
  std::map<std::string, FeatureId, std::less<>> feature_of_;
};

}  // namespace imagelift
