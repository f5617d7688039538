#include "run_json.h"

namespace imagelift::stats {
namespace {

using Json = nlohmann::json;

/// Indexes with kNoLevel as -1.
Json signed_of(const std::vector<std::uint32_t>& indexes) {
  Json list = Json::array();
  for (const auto index : indexes) list.push_back(index == 0xffffffff ? Json(-1) : Json(index));
  return list;
}

std::string name_of(GroupCtr group_ctr) {
  if (group_ctr == GroupCtr::pooled) return "pooled";
  return group_ctr == GroupCtr::unweighted ? "unweighted" : "weighted";
}

}  // namespace

nlohmann::json json_of_run(const FeatureTable& table, const Outcomes& outcomes,
                           const AnalysisOptions& options) {
  Json columns = Json::array();
  for (const auto& column : table.columns) {
    columns.push_back({{"kind", to_string(column.id.kind)},
                       {"name", column.id.name},
                       {"key", column.key},
                       {"measure", static_cast<int>(column.measure)},
                       {"least", options.thresholds.of(column.id)},
                       {"missing", column.missing},
                       {"rows", column.rows},
                       {"values", column.values}});
  }
  Json factors = Json::array();
  for (const auto& factor : outcomes.factors) {
    factors.push_back({{"name", factor.name},
                       {"levels", factor.levels.size()},
                       {"of_row", signed_of(factor.of_row)}});
  }
  return {{"rows", table.rows},
          {"columns", columns},
          {"missing", table.missing},
          {"ctr", outcomes.ctr},
          {"clicks", outcomes.clicks},
          {"impressions", outcomes.impressions},
          {"family", signed_of(outcomes.families.of_row)},
          {"factors", factors},
          {"group_ctr", name_of(options.group_ctr)},
          {"least_families", options.least_families},
          {"least_prevalence", options.least_prevalence},
          {"most_prevalence", options.most_prevalence},
          {"rate", options.false_discovery_rate}};
}

}  // namespace imagelift::stats
