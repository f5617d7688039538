#include <algorithm>
#include <string>
#include <string_view>

#include "report/document_parts.h"

namespace imagelift::report {
namespace {

std::string_view measure_name(stats::Measure measure) {
  switch (measure) {
    case stats::Measure::presence:
      return "presence";
    case stats::Measure::rank:
      return "rank";
    case stats::Measure::both:
      return "both";
  }
  return "";
}

/// Values of these are how sure a model is, so that a filter by confidence applies.
bool is_confidence(const stats::FeatureColumn& feature) {
  return feature.measure == stats::Measure::presence &&
         (feature.id.kind == FeatureKind::label || feature.id.kind == FeatureKind::object ||
          feature.id.kind == FeatureKind::face);
}

bool has_presence(FeatureKind kind) {
  return stats::measure_of({kind, ""}) != stats::Measure::rank;
}

}  // namespace

Json kinds_part(const ReportData& data) {
  Json kinds = Json::array();
  for (const FeatureKind kind : kFeatureKinds) {
    const auto task = task_of(kind);
    const bool is_ranked = std::find(data.ranked_kinds.begin(), data.ranked_kinds.end(), kind) !=
                           data.ranked_kinds.end();
    kinds.push_back({{"name", to_string(kind)},
                     {"task", task ? Json(to_string(*task)) : Json(nullptr)},
                     {"threshold", has_presence(kind) ? Json(data.options.thresholds.of({kind, ""}))
                                                      : Json(nullptr)},
                     {"ranked", is_ranked}});
  }
  return kinds;
}

Json features_part(const ReportData& data, const PackedPoints& points) {
  Json out = {{"keys", Json::array()},
              {"names", Json::array()},
              {"kinds", Json::array()},
              {"thresholds", Json::array()},
              {"measures", Json::array()},
              {"confidences", Json::array()},
              {"members", Json::object()},
              {"divisors", points.divisors},
              {"words_per_feature", json_of(column(points.words_per_feature))}};
  for (std::size_t f = 0; f < data.table.columns.size(); ++f) {
    const stats::FeatureColumn& feature = data.table.columns[f];
    out["keys"].push_back(feature.key);
    out["names"].push_back(feature.id.name);
    out["kinds"].push_back(static_cast<int>(feature.id.kind));
    out["thresholds"].push_back(data.analysis.features[f].threshold);
    out["measures"].push_back(measure_name(feature.measure));
    out["confidences"].push_back(is_confidence(feature) ? 1 : 0);
  }
  return out;
}

}  // namespace imagelift::report
