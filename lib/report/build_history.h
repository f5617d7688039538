#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "report/history.h"
#include "report/report_data.h"
#include "report/unread_run.h"

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

/// A run that may be taken in, and how to get it.
struct EarlierRun {
  std::string started_at;
  std::string uid;
  std::size_t images = 0;
  LoadRun load;  ///< with its analysis; thumbnails and details are not needed
};

/// The history of `current`: the newest of `others` within the limits, one in memory at a time.
/// Deltas are from runs before it (store/run_order.h). Those that cannot be read are in
/// History::unread.
History build_history(const ReportData& current, std::vector<EarlierRun> others,
                      const HistoryLimits& limits = {});

}  // namespace imagelift::report
