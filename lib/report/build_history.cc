#include "report/build_history.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <map>
#include <string>
#include <tuple>

#include "store/run_order.h"

namespace imagelift::report {
namespace {

std::map<Task, ModelIdentity> by_task(const RunFacts& run) {
  std::map<Task, ModelIdentity> models;
  for (const ModelIdentity& model : run.models) models.emplace(model.task, model);
  return models;
}

std::optional<ModelIdentity> find(const std::map<Task, ModelIdentity>& models, Task task) {
  const auto found = models.find(task);
  if (found == models.end()) return std::nullopt;
  return found->second;
}

/// What runs are sorted by, the earliest first.
template <class Run>
std::tuple<bool, std::string, std::string> order_of(const Run& run) {
  return {!store::is_dated_ahead(run.started_at), run.started_at, run.uid};
}

/// The newest ones within the limits, earliest first.
std::vector<EarlierRun> newest(std::vector<EarlierRun> runs, const HistoryLimits& limits) {
  std::ranges::sort(runs, std::greater(), order_of<EarlierRun>);
  std::size_t count = 0;
  for (std::size_t images = 0; count < runs.size() && count + 1 < limits.most_runs; ++count) {
    images += runs[count].images;
    if (images > limits.most_images) break;
  }
  runs.resize(count);
  std::reverse(runs.begin(), runs.end());
  return runs;
}

}  // namespace

std::vector<ModelBreak> breaks_of(const std::vector<HistoryRun>& runs) {
  std::vector<ModelBreak> breaks;
  for (std::size_t run = 1; run < runs.size(); ++run) {
    const auto before = by_task(runs[run - 1].facts), after = by_task(runs[run].facts);
    for (const Task task : kTasks) {
      const auto from = find(before, task), to = find(after, task);
      if (from != to) breaks.push_back({run, from, to});
    }
  }
  return breaks;
}

HistoryRun history_run(const ReportData& data) {
  HistoryRun run{data.run, trust_of(data), data.analysis.pooled_ctr, {}};
  for (const stats::FeatureResult& feature : data.analysis.features) {
    run.features.push_back({feature.id, feature.key, feature.sides.with.n, feature.sides.without.n,
                            feature.sides.with.mean, feature.sides.without.mean,
                            feature.impact.value, feature.impact_interval, stats::mark_of(feature),
                            feature.standing});
  }
  return run;
}

History build_history(const ReportData& current, std::vector<EarlierRun> others,
                      const HistoryLimits& limits) {
  History history;
  history.total = others.size() + 1;
  history.most = limits.most_runs;
  others = newest(std::move(others), limits);
  const auto is_earlier = [&](const EarlierRun& run) {
    return order_of(run) < order_of(current.run);
  };
  std::vector<HistoryRun> earlier, later;  // newest first
  std::vector<RunDelta> deltas;
  std::size_t compared = 0;
  for (std::size_t i = others.size(); i > 0; --i) {
    const EarlierRun& other = others[i - 1];
    const auto data = load_or_note(other.load, other.uid, other.started_at, history.unread);
    if (!data) continue;
    if (!is_earlier(other)) {
      later.push_back(history_run(*data));
      continue;
    }
    earlier.push_back(history_run(*data));
    compared += data->images.size() + current.images.size();
    DeltaOptions options;
    options.intervals = deltas.empty() || compared <= limits.intervals_images;
    deltas.push_back(run_delta(*data, current, options));
  }
  history.current = earlier.size();
  history.runs.assign(std::make_move_iterator(earlier.rbegin()),
                      std::make_move_iterator(earlier.rend()));
  history.runs.push_back(history_run(current));
  history.runs.insert(history.runs.end(), std::make_move_iterator(later.rbegin()),
                      std::make_move_iterator(later.rend()));
  for (std::size_t i = 0; i < deltas.size(); ++i) {
    history.deltas.push_back({history.current - 1 - i, std::move(deltas[i])});
  }
  history.breaks = breaks_of(history.runs);
  return history;
}

}  // namespace imagelift::report
