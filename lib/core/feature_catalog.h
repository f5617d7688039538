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
  /// has its kind's key of its name, and takes its kind's suffix where that would be another
  /// feature's key (KindFacts).
  std::string key(const FeatureId& id) const;

  /// The feature that a key stands for; empty for a key that the catalog does not have.
  std::optional<FeatureId> feature(std::string_view key) const;

  /// The names of one kind, in the order of the catalog (sorted).
  std::vector<std::string> names(FeatureKind kind) const;

 private:
  std::map<FeatureId, std::string> key_of_;
  std::map<std::string, FeatureId, std::less<>> feature_of_;
};

/// The name in a key of a kind (`dog` in `dog_count`); the whole of one that is not of its form.
std::string name_in_key(FeatureKind kind, std::string_view key);

}  // namespace imagelift
