#include "report/history/build_history.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <map>
#include <string>
#include <tuple>
#include <utility>

#include "store/rows/run_record.h"

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

/// Takes runs in, the newest first.
class Builder {
 public:
  Builder(const ReportData& current, const HistoryLimits& limits)
      : current_(current), limits_(limits) {
    history_.total = 1;
    history_.most = limits.most_runs;
  }

  /// Whether it is to be added: a sibling within the limits.
  bool takes(const OtherRun& run) {
    if (!run.is_sibling) return false;
    ++history_.total;
    images_ += run.images;
    is_full_ = is_full_ || taken_ + 1 >= limits_.most_runs || images_ > limits_.most_images;
    if (!is_full_) ++taken_;
    return !is_full_;
  }

  void add(const OtherRun& run, const ReportData& data) {
    if (order_of(run) > order_of(current_.run)) {
      later_.push_back(history_run(data));
      return;
    }
    earlier_.push_back(history_run(data));
    compared_ += data.images.size() + current_.images.size();
    DeltaOptions options;
    options.intervals = deltas_.empty() || compared_ <= limits_.intervals_images;
    deltas_.push_back(run_delta(data, current_, options));
  }

  History finish(std::vector<UnreadRun> unread) {
    history_.unread = std::move(unread);
    history_.current = earlier_.size();
    std::move(earlier_.rbegin(), earlier_.rend(), std::back_inserter(history_.runs));
    history_.runs.push_back(history_run(current_));
    std::move(later_.rbegin(), later_.rend(), std::back_inserter(history_.runs));
    for (std::size_t i = 0; i < deltas_.size(); ++i) {
      history_.deltas.push_back({history_.current - 1 - i, std::move(deltas_[i])});
    }
    history_.breaks = breaks_of(history_.runs);
    return std::move(history_);
  }

 private:
  const ReportData& current_;
  HistoryLimits limits_;
  std::size_t images_ = 0, taken_ = 0, compared_ = 0;
  bool is_full_ = false;
  std::vector<HistoryRun> earlier_, later_;
  std::vector<RunDelta> deltas_;  ///< from those of `earlier_`
  History history_;
};

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
                            feature.eligibility});
  }
  return run;
}

History build_history(const ReportData& current, std::vector<OtherRun> others,
                      const HistoryLimits& limits, const UseRun& use) {
  std::ranges::sort(others, std::greater(), order_of<OtherRun>);
  Builder history(current, limits);
  std::vector<UnreadRun> unread;
  for (const OtherRun& other : others) {
    const bool is_taken = history.takes(other), is_used = use && !other.folder.empty();
    if (!is_taken && !is_used) continue;
    auto data = load_or_note(other.load, other.uid, other.started_at, unread);
    if (!data) continue;
    if (is_taken) history.add(other, *data);
    if (is_used) use(other, std::move(*data));
  }
  return history.finish(std::move(unread));
}

}  // namespace imagelift::report
