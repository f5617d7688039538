#include "core/feature.h"

namespace imagelift {

std::optional<Task> task_of(const FeatureId& feature) {
  if (feature.kind == FeatureKind::count && feature.name == kFace) return Task::faces;
  return facts(feature.kind).task;
}

}  // namespace imagelift
