#pragma once

#include <array>
#include <compare>
#include <optional>
#include <string>
#include <string_view>

#include "core/task.h"

namespace imagelift {

/// The families of features; thresholds and charts go by them. `group` (any dog breed, people,
/// reds) is made of others when a report is written; no model and no import gives it.
enum class FeatureKind { colour, label, object, count, face, aesthetic, quality, other, group };

inline constexpr std::array kFeatureKinds = {
    FeatureKind::colour,  FeatureKind::label, FeatureKind::object,
    FeatureKind::count,   FeatureKind::face,  FeatureKind::aesthetic,
    FeatureKind::quality, FeatureKind::other, FeatureKind::group};

std::string_view to_string(FeatureKind kind);
std::optional<FeatureKind> feature_kind_from_string(std::string_view name);

/// The task whose result fills a kind; empty for `other`, which only imports bring, and for
/// `group`, whose members have theirs.
std::optional<Task> task_of(FeatureKind kind);

/// A feature as the store knows it. Names are those of the kind's own vocabulary: (colour, orange),
/// (label, orange), (object, potted plant), (count, dog), (face, face), (face, face_count),
/// (aesthetic, aesthetic), (quality, brightness).
struct FeatureId {
  FeatureKind kind;
  std::string name;

  friend auto operator<=>(const FeatureId&, const FeatureId&) = default;
};

/// A number about a picture; finite. Colours: share of the opaque pixels, 0..1; labels, objects,
/// face: confidence, 0..1; counts: how many; aesthetic: 1..10; quality: see features/quality.h.
struct FeatureValue {
  FeatureId id;
  double value = 0;

  friend bool operator==(const FeatureValue&, const FeatureValue&) = default;
};

}  // namespace imagelift
