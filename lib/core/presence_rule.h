#pragma once

#include "core/feature.h"

namespace imagelift {

/// How confident a model must be for an image to have a feature, as the model's manifest says.
struct PresenceRule {
  FeatureKind kind;
  double threshold = 0;    ///< least confidence, 0..1
  bool is_ranked = false;  ///< confidences order the results and are no probabilities

  friend bool operator==(const PresenceRule&, const PresenceRule&) = default;
};

}  // namespace imagelift
