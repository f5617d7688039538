#include "core/feature_kind.h"

namespace imagelift {

std::optional<FeatureKind> feature_kind_from_string(std::string_view name) {
  for (const KindFacts& row : kKindTable) {
    if (row.name == name) return row.kind;
  }
  return std::nullopt;
}

std::string_view to_string(Measure measure) {
  switch (measure) {
    case Measure::presence:
      return "presence";
    case Measure::rank:
      return "rank";
    case Measure::both:
      return "both";
  }
  return "";
}

std::string_view to_string(Unit unit) {
  switch (unit) {
    case Unit::share:
      return "share";
    case Unit::confidence:
      return "confidence";
    case Unit::count:
      return "count";
    case Unit::number:
      return "number";
  }
  return "";
}

}  // namespace imagelift
