#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/failure.h"
#include "core/feature.h"
#include "core/image_analysis.h"
#include "core/presence_rule.h"
#include "metrics/metric_options.h"
#include "metrics/metrics.h"
#include "metrics/row_spellings.h"

namespace imagelift::store {

/// The kinds of keys that the catalog does not know, from `--kinds FILE`: a JSON object
/// `{key: kind}` or CSV lines `key,kind`; with a number in place of the kind, the key names a kind
/// and the number its least confidence: `{"label": 0.2}`.
class FeatureKinds {
 public:
  FeatureKinds() = default;
  explicit FeatureKinds(std::map<std::string, FeatureKind, std::less<>> kinds,
                        std::vector<PresenceRule> presence = {})
      : kinds_(std::move(kinds)), presence_(std::move(presence)) {}

  /// The feature that a key stands for: by the file, else by the catalog, else (other, key).
  FeatureId feature(std::string_view key) const;

  /// Where presence begins by the file, a kind at most once; the report's own thresholds elsewhere.
  const std::vector<PresenceRule>& presence() const { return presence_; }

 private:
  std::map<std::string, FeatureKind, std::less<>> kinds_;
  std::vector<PresenceRule> presence_;
};

/// Throws Error (wrong usage) on an unknown kind, a key that stands twice, or a threshold of a kind
/// without confidences or outside of (0, 1].
FeatureKinds read_kinds(const std::filesystem::path& file);

/// One image known by its features only.
struct ImportedImage {
  std::string name;
  std::vector<FeatureValue> features;  ///< non-zero, sorted by id, finite
  std::vector<Task> missing;           ///< tasks whose features are unknown here, not zero (S2)
};

/// A file of the import that could not be used.
struct ImportedFailure {
  std::string name;
  Failure failure;
};

/// What an import brought.
struct ImportedImages {
  std::string format;                 ///< features-json, wide-csv, google-vision or rekognition
  std::vector<Task> tasks;            ///< what it answers; kind `other` belongs to no task
  std::vector<ImportedImage> images;  ///< sorted by name (bytes), no name twice
  std::vector<ImportedFailure> failures;
  std::optional<metrics::MetricTable> metrics;  ///< the `ctr` of a wide CSV
  std::map<std::string, std::string> pictures;  ///< its column `picture`, by image: FamilyKeys
  /// Labels that were not returned are below the service's cut-off, not known to be absent (S2).
  bool censored = false;
  std::vector<std::string> notes;  ///< sentences for the reader of the report
};

struct ImportOptions {
  FeatureKinds kinds;
  metrics::CtrUnit ctr_unit = metrics::CtrUnit::unstated;
  metrics::AddressPath path_of_address;        ///< names that are addresses are known by it
  std::uint64_t max_bytes = 512ull << 20;      ///< of one features.json or CSV
  std::uint64_t max_file_bytes = 16ull << 20;  ///< of one image's JSON
  std::size_t max_images = 1'000'000;
};

/// The shape `{image name: {key: number}}`; null or an absent key is missing if it is so
/// for the whole task, else 0.
ImportedImages import_features_json(const std::filesystem::path& file, const ImportOptions&);

/// The same for text in memory; `name` stands for the file in messages.
ImportedImages parse_features_json(std::string_view text, std::string_view name,
                                   const ImportOptions&);

/// `image_name[,ctr],<features...>`; an empty field is as null above.
ImportedImages import_wide_csv(const std::filesystem::path& file, const ImportOptions&);

/// A folder of Google Vision responses (label, object and face annotations), a file per image,
/// its stem the image's name.
ImportedImages import_vision_json(const std::filesystem::path& folder, const ImportOptions&);

/// A folder of AWS Rekognition responses (Labels with Instances, FaceDetails), likewise.
/// In both, confidences are taken as 0..100 where any of the import is above 1.
ImportedImages import_rekognition_json(const std::filesystem::path& folder, const ImportOptions&);

/// The model identities under which an import's results are kept: one per task, belonging to this
/// run only, since other files may say other things of the same names.
std::vector<ModelIdentity> import_models(const ImportedImages& imported,
                                         const std::string& run_uid);

}  // namespace imagelift::store
