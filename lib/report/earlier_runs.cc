#include "report/earlier_runs.h"

namespace imagelift::report {

std::vector<EarlierRun> other_runs(const store::Store& store, store::RunId run,
                                   const ReportOptions& options) {
  const store::RunRecord own = store.runs().record(run);
  std::vector<EarlierRun> others;
  for (const store::RunRecord& other : store.runs().all()) {
    if (other.id == run || other.state != store::RunState::complete ||
        other.business != own.business || other.image_source != own.image_source) {
      continue;
    }
    others.push_back({other.started_at, other.uid, store.images().count(other.id),
                      [&store, id = other.id, analysis = options.analysis] {
                        return build_other_run(store, id, analysis);
                      }});
  }
  return others;
}

}  // namespace imagelift::report
