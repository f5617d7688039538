#include "report/documents/history_document.h"

#include <cmath>
#include <map>
#include <string>

#include "report/data/image_columns.h"
#include "report/documents/facts_json.h"
#include "report/documents/script_text.h"
#include "report/history/history.h"
#include "report/words/shown_name.h"

namespace imagelift::report {
namespace {

constexpr std::size_t kLongestList = 50;

/// Numbers the models and features that several runs share.
class Shared {
 public:
  explicit Shared(const History& history) {
    for (const HistoryRun& run : history.runs) {
      for (const ModelIdentity& model : run.facts.models) models_.try_emplace(model, 0);
      for (const RunFeature& feature : run.features) features_.try_emplace(feature.id, feature.key);
    }
    std::uint32_t next = 0;
    for (auto& [model, index] : models_) index = next++;
    for (const auto& [id, key] : features_) {
      index_.emplace(id, static_cast<std::uint32_t>(index_.size()));
    }
  }

  Json model(const std::optional<ModelIdentity>& model) const {
    return model ? Json(models_.at(*model)) : Json(nullptr);
  }
  std::uint32_t feature(const FeatureId& id) const { return index_.at(id); }

  Json models() const {
    Json out = Json::array();
    for (const auto& [model, index] : models_) {
      out.push_back({{"task", to_string(model.task)},
                     {"name", model.name},
                     {"sha256", model.sha256},
                     {"settings", model.settings}});
    }
    return out;
  }
  Json features() const {
    Json kinds = Json::array(), names = Json::array(), keys = Json::array();
    Json shown = Json::object();
    for (const auto& [id, key] : features_) {
      const std::string name = shown_name(id);
      if (name != with_blanks(id.name)) shown[std::to_string(names.size())] = name;
      kinds.push_back(to_string(id.kind));
      names.push_back(id.name);
      keys.push_back(key);
    }
    return {{"kinds", kinds}, {"names", names}, {"keys", keys}, {"shown", shown}};
  }

 private:
  std::map<ModelIdentity, std::uint32_t> models_;
  std::map<FeatureId, std::string> features_;  ///< their keys
  std::map<FeatureId, std::uint32_t> index_;
};

Json run_of(const HistoryRun& run, const Shared& shared) {
  const auto& [facts, trust] = std::tie(run.facts, run.trust);
  Json models = Json::array();
  for (const ModelIdentity& model : facts.models) models.push_back(shared.model(model));
  Json out;
  out["uid"] = facts.uid;
  add_run(out, facts);
  add_trust(out, trust);
  out["pooled_ctr"] = json_of(run.pooled_ctr);
  out["models"] = models;
  return out;
}

Json eligibilities() {
  Json out = Json::array();
  for (int i = 0; i <= static_cast<int>(stats::Eligibility::one_image_carries_it); ++i) {
    out.push_back(stats::to_string(static_cast<stats::Eligibility>(i)));
  }
  return out;
}

/// Names of stats::Mark by number, for the script's tables of signs.
Json marks() {
  Json out = Json::array();
  for (const auto mark : {stats::Mark::none, stats::Mark::higher, stats::Mark::lower}) {
    out.push_back(stats::to_string(mark));
  }
  return out;
}

Json series_of(const History& history, const Shared& shared) {
  std::vector<RunFeature> rows;
  for (const HistoryRun& run : history.runs) {
    rows.insert(rows.end(), run.features.begin(), run.features.end());
  }
  const auto numbers = [&]<typename To>(To, auto get) { return json_of(column_of<To>(rows, get)); };
  using Row = const RunFeature&;
  return {
      {"per_run", json_of(column_of<std::uint32_t>(
                      history.runs, [](const HistoryRun& run) { return run.features.size(); }))},
      {"feature", numbers(std::uint16_t{}, [&](Row row) { return shared.feature(row.id); })},
      {"with", numbers(std::uint32_t{}, [](Row row) { return row.with; })},
      {"without", numbers(std::uint32_t{}, [](Row row) { return row.without; })},
      {"ctr_with", numbers(float{}, [](Row row) { return row.ctr_with; })},
      {"ctr_without", numbers(float{}, [](Row row) { return row.ctr_without; })},
      {"difference", numbers(float{}, [](Row row) { return row.difference; })},
      {"low", numbers(float{}, [](Row row) { return row.interval.low; })},
      {"high", numbers(float{}, [](Row row) { return row.interval.high; })},
      {"mark", numbers(std::uint8_t{}, [](Row row) { return static_cast<int>(row.mark); })},
      {"eligibility",
       numbers(std::uint8_t{}, [](Row row) { return static_cast<int>(row.eligibility); })},
      {"eligibilities", eligibilities()}};
}

Json breaks_of(const History& history, const Shared& shared) {
  Json out = Json::array();
  for (const ModelBreak& change : history.breaks) {
    const Task task = change.to ? change.to->task : change.from->task;
    out.push_back({{"run", change.run},
                   {"task", to_string(task)},
                   {"from", shared.model(change.from)},
                   {"to", shared.model(change.to)}});
  }
  return out;
}

Json effects_of(const RunDelta& delta, const Shared& shared) {
  const auto numbers = [&]<typename To>(To, auto get) {
    return json_of(column_of<To>(delta.effects, get));
  };
  using Effect = const EffectChange&;
  return {{"total", delta.compared},
          {"feature", numbers(std::uint16_t{}, [&](Effect e) { return shared.feature(e.id); })},
          {"before", numbers(float{}, [](Effect e) { return e.before; })},
          {"after", numbers(float{}, [](Effect e) { return e.after; })},
          {"low", numbers(float{}, [](Effect e) { return e.interval.low; })},
          {"high", numbers(float{}, [](Effect e) { return e.interval.high; })},
          {"mark_before",
           numbers(std::uint8_t{}, [](Effect e) { return static_cast<int>(e.mark_before); })},
          {"mark_after",
           numbers(std::uint8_t{}, [](Effect e) { return static_cast<int>(e.mark_after); })}};
}

Json delta_of(const DeltaFrom& from, const Shared& shared) {
  const auto name = [](const std::string& text) { return text; };
  const auto feature = [&](const FeatureId& id) { return shared.feature(id); };
  const RunDelta& delta = from.delta;
  return {{"before", from.before},
          {"images", images_of_delta(delta, kLongestList, name)},
          {"features",
           {{"arrived", listed(delta.features_arrived, kLongestList, feature)},
            {"gone", listed(delta.features_gone, kLongestList, feature)}}},
          {"effects", effects_of(delta, shared)},
          {"intervals", delta.has_intervals}};
}

}  // namespace

std::string history_document(const ReportData& data) {
  const History& history = *data.history;
  const Shared shared(history);
  Json document;
  document["schema"] = kHistorySchema;
  document["run"] = data.run.uid;
  document["total"] = history.total;
  document["most"] = history.most;
  document["models"] = shared.models();
  document["features"] = shared.features();
  document["runs"] = Json::array();
  for (const HistoryRun& run : history.runs) document["runs"].push_back(run_of(run, shared));
  document["marks"] = marks();
  document["series"] = series_of(history, shared);
  document["breaks"] = breaks_of(history, shared);
  document["deltas"] = Json::array();
  for (const DeltaFrom& delta : history.deltas) {
    document["deltas"].push_back(delta_of(delta, shared));
  }
  return for_scripts(document.dump(-1, ' ', false, Json::error_handler_t::replace));
}

}  // namespace imagelift::report
