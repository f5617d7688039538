#include "report/documents/summary_deltas.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "report/documents/facts_json.h"
#include "text/utf8.h"

namespace imagelift::report {
namespace {

constexpr std::size_t kLongestList = 10;

/// Null where the report's run is the first of its history.
const DeltaFrom* previous(const ReportData& data) {
  return data.history && !data.history->deltas.empty() ? &data.history->deltas.front() : nullptr;
}

Json counts_of(const Trust& before, const Trust& after) {
  const auto change = [&](std::size_t Trust::*count) {
    return static_cast<std::int64_t>(after.*count) - static_cast<std::int64_t>(before.*count);
  };
  return {{"images", change(&Trust::images)},
          {"images_with_ctr", change(&Trust::images_with_ctr)},
          {"images_failed", change(&Trust::images_failed)},
          {"features", change(&Trust::features)},
          {"marked", change(&Trust::marked)}};
}

Json effect_of(const EffectChange& effect) {
  return {{"feature", cut_text(effect.key)},
          {"kind", to_string(effect.id.kind)},
          {"before", json_of(effect.before)},
          {"after", json_of(effect.after)},
          {"low", json_of(effect.interval.low)},
          {"high", json_of(effect.interval.high)},
          {"marked_before", effect.mark_before != stats::Mark::none},
          {"marked_after", effect.mark_after != stats::Mark::none}};
}

Json features_of(const std::vector<FeatureId>& features, const HistoryRun& run) {
  std::map<FeatureId, std::string> keys;
  for (const RunFeature& feature : run.features) keys.emplace(feature.id, feature.key);
  return listed(features, kLongestList, [&](const FeatureId& id) { return cut_text(keys.at(id)); });
}

Json models_of(const History& history) {
  const auto name = [](const std::optional<ModelIdentity>& model) {
    return model ? Json(cut_text(model->name)) : Json(nullptr);
  };
  Json models = Json::array();
  for (const ModelBreak& change : history.breaks) {
    if (change.run != history.current) continue;
    const Task task = change.to ? change.to->task : change.from->task;
    models.push_back(
        {{"task", to_string(task)}, {"from", name(change.from)}, {"to", name(change.to)}});
  }
  return models;
}

}  // namespace

std::string cut_text(const std::string& text, std::size_t longest) {
  if (text.size() <= longest) return text;
  return std::string(text::cut_utf8(text, longest)) + "…";
}

Json summary_reference(const ReportData& data) {
  const DeltaFrom* from = previous(data);
  if (from == nullptr) return nullptr;
  const HistoryRun& run = data.history->runs[from->before];
  return {{"uid", run.facts.uid},         {"started_at", run.facts.started_at},
          {"version", run.facts.version}, {"images", run.trust.images},
          {"marked", run.trust.marked},   {"mean_ctr", json_of(run.trust.mean_ctr)}};
}

Json summary_deltas(const ReportData& data) {
  const DeltaFrom* from = previous(data);
  if (from == nullptr) return nullptr;
  const HistoryRun& before = data.history->runs[from->before];
  const HistoryRun& after = data.history->runs[data.history->current];
  const RunDelta& delta = from->delta;
  const auto name = [](const std::string& text) { return cut_text(text); };
  const bool both = before.trust.mean_ctr && after.trust.mean_ctr;
  return {
      {"counts", counts_of(before.trust, after.trust)},
      {"mean_ctr", both ? Json(*after.trust.mean_ctr - *before.trust.mean_ctr) : Json()},
      {"models", models_of(*data.history)},
      {"images", images_of_delta(delta, kLongestList, name)},
      {"features",
       {{"arrived", features_of(delta.features_arrived, after)},
        {"gone", features_of(delta.features_gone, before)}}},
      {"effects",
       {{"compared", delta.compared}, {"list", listed(delta.effects, kLongestList, effect_of)}}}};
}

}  // namespace imagelift::report
