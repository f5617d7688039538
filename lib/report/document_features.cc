#include <algorithm>
#include <string>
#include <string_view>

#include "report/document_parts.h"
#include "report/threshold_choices.h"

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

/// Groups have their members' thresholds, each its own.
bool has_one_threshold(FeatureKind kind) {
  return stats::measure_of({kind, ""}) != stats::Measure::rank && kind != FeatureKind::group;
}

Json members_of(const std::vector<RollUp>& roll_ups) {
  Json members = Json::object();
  for (const RollUp& group : roll_ups) {
    const bool is_sum = group.combine == RollUp::Combine::sum;
    members[std::to_string(group.column)] = {
        {"features", group.members}, {"combine", is_sum ? "sum" : "max"}, {"least", group.least}};
  }
  return members;
}

}  // namespace

Json kinds_part(const ReportData& data) {
  Json kinds = Json::array();
  for (const FeatureKind kind : kFeatureKinds) {
    const auto task = task_of(kind);
    const bool is_ranked = std::find(data.ranked_kinds.begin(), data.ranked_kinds.end(), kind) !=
                           data.ranked_kinds.end();
    kinds.push_back(
        {{"name", to_string(kind)},
         {"task", task ? Json(to_string(*task)) : Json(nullptr)},
         {"threshold",
          has_one_threshold(kind) ? Json(data.options.thresholds.of({kind, ""})) : Json(nullptr)},
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
              {"members", members_of(data.roll_ups)},
              {"divisors", points.divisors},
              {"words_per_feature", json_of(column(points.words_per_feature))}};
  for (std::size_t f = 0; f < data.table.columns.size(); ++f) {
    const stats::FeatureColumn& feature = data.table.columns[f];
    out["keys"].push_back(feature.key);
    out["names"].push_back(feature.id.name);
    out["kinds"].push_back(static_cast<int>(feature.id.kind));
    out["thresholds"].push_back(data.analysis.features[f].threshold);
    out["measures"].push_back(measure_name(feature.measure));
    out["confidences"].push_back(has_confidence(feature) ? 1 : 0);
  }
  return out;
}

}  // namespace imagelift::report
