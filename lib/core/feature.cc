#include "core/feature.h"

namespace imagelift {

std::string_view to_string(FeatureKind kind) {
  switch (kind) {
    case FeatureKind::colour:
      return "colour";
    case FeatureKind::label:
      return "label";
    case FeatureKind::object:
      return "object";
    case FeatureKind::count:
      return "count";
    case FeatureKind::face:
      return "face";
    case FeatureKind::aesthetic:
      return "aesthetic";
    case FeatureKind::quality:
      return "quality";
    case FeatureKind::other:
      return "other";
    case FeatureKind::group:
      return "group";
  }
  return "";
}

std::optional<FeatureKind> feature_kind_from_string(std::string_view name) {
  for (const FeatureKind kind : kFeatureKinds) {
    if (to_string(kind) == name) return kind;
  }
  return std::nullopt;
}

std::optional<Task> task_of(FeatureKind kind) {
  switch (kind) {
    case FeatureKind::colour:
      return Task::colours;
    case FeatureKind::label:
      return Task::labels;
    case FeatureKind::object:
    case FeatureKind::count:
      return Task::objects;
    case FeatureKind::face:
      return Task::faces;
    case FeatureKind::aesthetic:
      return Task::aesthetic;
    case FeatureKind::quality:
      return Task::quality;
    case FeatureKind::other:
    case FeatureKind::group:
      return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace imagelift
