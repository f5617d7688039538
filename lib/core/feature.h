#pragma once

#include <compare>
#include <optional>
#include <string>

#include "core/feature_kind.h"

namespace imagelift {

/// A feature as the store knows it. Names are those of the kind's own vocabulary: (colour, orange),
/// (label, orange), (object, potted plant), (count, dog), (face, face), (count, face),
/// (aesthetic, aesthetic), (quality, brightness).
struct FeatureId {
  FeatureKind kind;
  std::string name;

  friend auto operator<=>(const FeatureId&, const FeatureId&) = default;
};

/// The name of faces among kinds and counts.
inline constexpr const char* kFace = "face";

/// The task whose result fills a feature: that of its kind, but faces are counted by theirs. Empty
/// for `other`, which only imports bring, and for `group`, whose members have theirs.
std::optional<Task> task_of(const FeatureId& feature);

/// A number about an image; finite, in its kind's unit. Aesthetic: 1..10; quality: see
/// features/quality.h.
struct FeatureValue {
  FeatureId id;
  double value = 0;

  friend bool operator==(const FeatureValue&, const FeatureValue&) = default;
};

}  // namespace imagelift
