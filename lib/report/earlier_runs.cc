#include "report/earlier_runs.h"

#include "core/error.h"

namespace imagelift::report {
namespace {

std::optional<ReportData> load(const store::Store& store, store::RunId run,
                               const ReportOptions& options) {
  try {
    return build_report_data(store, run, options);
  } catch (const Error&) {
    return std::nullopt;  // united shards may have clicks that fit several of their images
  }
}

}  // namespace

std::vector<EarlierRun> other_runs(const store::Store& store, store::RunId run,
                                   const ReportOptions& options) {
  ReportOptions light;
  light.analysis = options.analysis;
  light.pictures = false;
  const store::RunRecord own = store.run(run);
  std::vector<EarlierRun> others;
  for (const store::RunRecord& other : store.runs()) {
    if (other.id == run || other.state != store::RunState::complete ||
        other.business != own.business || other.image_source != own.image_source) {
      continue;
    }
    others.push_back({other.started_at, other.uid, store.image_count(other.id),
                      [&store, id = other.id, light] { return load(store, id, light); }});
  }
  return others;
}

}  // namespace imagelift::report
