#include "stats/feature_table.h"

namespace imagelift::stats {

Measure measure_of(const FeatureId& feature) {
  switch (feature.kind) {
    case FeatureKind::aesthetic:
    case FeatureKind::quality:
      return Measure::rank;
    case FeatureKind::colour:
    case FeatureKind::count:
      return Measure::both;
    case FeatureKind::face:
      return feature.name == "face_count" ? Measure::both : Measure::presence;
    case FeatureKind::label:
    case FeatureKind::object:
    case FeatureKind::other:
    case FeatureKind::group:
      break;
  }
  return Measure::presence;
}

}  // namespace imagelift::stats
