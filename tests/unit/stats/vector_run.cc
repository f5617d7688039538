#include "vector_run.h"

#include <algorithm>
#include <cmath>

#include "core/feature.h"
#include "stats/ctr.h"
#include "vectors.h"

namespace imagelift::stats {

FeatureTable table_of(const nlohmann::ordered_json& columns) {
  FeatureTable table;
  for (const auto& [key, values] : columns.items()) {
    FeatureColumn column;
    const std::string kind = key.substr(0, key.find(' '));
    column.id = {*feature_kind_from_string(kind), key};
    column.key = key;
    column.measure = facts(column.id.kind).measure;
    std::vector<std::uint32_t> missing;
    const auto dense = numbers(values);
    table.rows = dense.size();
    for (std::uint32_t row = 0; row < dense.size(); ++row) {
      if (std::isnan(dense[row])) missing.push_back(row);
      if (std::isnan(dense[row]) || dense[row] == 0) continue;
      column.rows.push_back(row);
      column.values.push_back(dense[row]);
    }
    if (!missing.empty()) {
      column.missing = table.missing.size();
      table.missing.push_back(missing);
    }
    table.columns.push_back(column);
  }
  return table;
}

Outcomes outcomes_of(const nlohmann::json& entry) {
  Outcomes outcomes;
  if (entry.contains("ctr")) {
    outcomes.ctr = numbers(entry.at("ctr"));
  } else {
    outcomes.clicks = numbers(entry.at("clicks"));
    outcomes.impressions = numbers(entry.at("impressions"));
    for (std::size_t row = 0; row < outcomes.clicks.size(); ++row) {
      outcomes.ctr.push_back(ctr(outcomes.clicks[row], outcomes.impressions[row]));
    }
  }
  outcomes.families.of_row = indexes(entry.at("family"));
  for (const auto family : outcomes.families.of_row) {
    outcomes.families.count = std::max<std::size_t>(outcomes.families.count, family + 1);
  }
  return outcomes;
}

Factor factor_of(const std::string& name, const nlohmann::json& levels) {
  Factor factor{name, {}, indexes(levels)};
  std::size_t count = 0;
  for (const auto level : factor.of_row) {
    if (level != Factor::kNoLevel) count = std::max<std::size_t>(count, level + 1);
  }
  for (std::size_t level = 0; level < count; ++level) {
    factor.levels.push_back(std::to_string(level));
  }
  return factor;
}

}  // namespace imagelift::stats
