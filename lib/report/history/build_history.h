#pragma once

#include <cstddef>
#include <functional>
#include <vector>

#include "report/data/report_data.h"
#include "report/history/history.h"
#include "report/history/other_runs.h"

namespace imagelift::report {

/// How far back a history goes.
struct HistoryLimits {
  std::size_t most_runs = 50;
  std::size_t most_images = 250'000;      ///< of all runs together, the report's own aside
  std::size_t intervals_images = 50'000;  ///< deltas have intervals until so many were compared
};

/// Which models changed from one run to the next.
std::vector<ModelBreak> breaks_of(const std::vector<HistoryRun>& runs);

/// What the history says of one run.
HistoryRun history_run(const ReportData& data);

/// What else is made of a run that has a folder, once it is read.
using UseRun = std::function<void(const OtherRun&, ReportData)>;

/// The history of `current`: the newest siblings within the limits. Each run is read once, and one
/// is in memory at a time; those with a folder go on to `use`, whether the history takes them or
/// not. Deltas are from runs before the current one (store/rows/run_record.h). Those that cannot be
/// read are in History::unread.
History build_history(const ReportData& current, std::vector<OtherRun> others,
                      const HistoryLimits& limits = {}, const UseRun& use = {});

}  // namespace imagelift::report
