#include "report/documents/document_columns.h"

#include <algorithm>
#include <string>

#include "report/data/bounded_click_rows.h"
#include "report/data/factors.h"
#include "report/data/threshold_choices.h"
#include "report/documents/kinds_json.h"
#include "report/words/shown_name.h"

namespace imagelift::report {

namespace {

constexpr std::uint32_t kNone = 0xffffffff;

/// Indexes in 16 bits where they fit; none is the greatest number of the type.
Column indexes(const std::vector<std::uint32_t>& values, std::size_t end) {
  if (end >= 0xffff) return column(values);
  return column_of<std::uint16_t>(
      values, [](std::uint32_t value) { return value == kNone ? 0xffff : value; });
}

}  // namespace

namespace {

stats::FactorUse use_of(const ReportData& data, std::size_t factor) {
  const auto& uses = data.analysis.factor_uses;
  return factor < uses.size() ? uses[factor] : stats::FactorUse::offered;
}

}  // namespace

Json factors_part(const ReportData& data) {
  Json list = Json::array();
  for (std::size_t i = 0; i < data.factors.size(); ++i) {
    const ReportFactor& factor = data.factors[i];
    const auto levels = factor.offered ? factor.levels : std::vector<std::string>{};
    const auto of_image = factor.offered ? factor.of_image : std::vector<std::uint32_t>{};
    list.push_back({{"name", factor.name},
                    {"shown", shown_factor(factor.name)},
                    {"from", to_string(factor.from)},
                    {"offered", factor.offered},
                    {"use", to_string(use_of(data, i))},
                    {"same", factor.same},
                    {"levels", levels},
                    {"of_image", json_of(indexes(of_image, levels.size()))}});
  }
  return list;
}

Json metric_rows_part(const ReportData& data) {
  const std::optional<BoundedClickRows> rows = bounded_click_rows(data.click_rows, data.factors);
  if (!rows) return nullptr;
  Json factors = Json::array();
  for (const ReportFactor& factor : rows->factors) {
    factors.push_back({{"name", factor.name},
                       {"levels", factor.levels},
                       {"of_row", json_of(indexes(factor.of_row, factor.levels.size()))}});
  }
  return {{"grouped", to_string(rows->grouped)},
          {"rows_in_metrics", data.click_rows.size()},
          {"image", json_of(indexes(rows->clicks.image, data.images.size()))},
          {"date", json_of(indexes(rows->clicks.date, rows->clicks.dates.size()))},
          {"dates", rows->clicks.dates},
          {"clicks", json_of(whole_numbers(rows->clicks.clicks))},
          {"impressions", json_of(whole_numbers(rows->clicks.impressions))},
          {"factors", factors}};
}

namespace {

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

Json tasks_part() {
  Json tasks = Json::array();
  for (const Task task : kTasks) tasks.push_back(to_string(task));
  return tasks;
}

Json kinds_part(const ReportData& data) {
  Json kinds = Json::array();
  for (const KindFacts& row : kKindTable) {
    Json kind = json_of(row);
    if (row.threshold) kind["threshold"] = data.options.thresholds.of({row.kind, ""});
    kind["ranked"] = std::find(data.ranked_kinds.begin(), data.ranked_kinds.end(), row.kind) !=
                     data.ranked_kinds.end();
    kinds.push_back(std::move(kind));
  }
  return kinds;
}

/// How people call a feature, by its index: where that is not its name with blanks, where sentences
/// call it otherwise, and where others are called the same.
void put_names(Json& out, std::size_t f, const FeatureId& id, const std::string& distinct) {
  const std::string shown = shown_name(id);
  const std::string noun = noun_of(id);
  const std::string index = std::to_string(f);
  if (shown != with_blanks(id.name)) out["shown"][index] = shown;
  if (noun != shown) out["nouns"][index] = noun;
  if (distinct != shown) out["distinct"][index] = distinct;
}

Json features_part(const ReportData& data, const PackedPoints& points) {
  Json out = {{"keys", Json::array()},
              {"names", Json::array()},
              {"shown", Json::object()},
              {"nouns", Json::object()},
              {"distinct", Json::object()},
              {"kinds", Json::array()},
              {"tasks", Json::array()},
              {"thresholds", Json::array()},
              {"measures", Json::array()},
              {"confidences", Json::array()},
              {"members", members_of(data.roll_ups)},
              {"divisors", points.divisors},
              {"words_per_feature", json_of(column(points.words_per_feature))}};
  const std::vector<std::string> distinct = distinct_names(data.table);
  for (std::size_t f = 0; f < data.table.columns.size(); ++f) {
    const stats::FeatureColumn& feature = data.table.columns[f];
    put_names(out, f, feature.id, distinct[f]);
    out["keys"].push_back(feature.key);
    out["names"].push_back(feature.id.name);
    out["kinds"].push_back(static_cast<int>(feature.id.kind));
    const auto task = task_of(feature.id);
    out["tasks"].push_back(task ? static_cast<int>(*task) : -1);
    out["thresholds"].push_back(data.analysis.features[f].threshold);
    out["measures"].push_back(to_string(feature.measure));
    out["confidences"].push_back(has_confidence(feature) ? 1 : 0);
  }
  return out;
}

}  // namespace imagelift::report
