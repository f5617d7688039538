#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "report/data/build_report_data.h"
#include "report/data/report_data.h"
#include "report/documents/thumbnail_sheets.h"
#include "report/history/unread_run.h"
#include "store/store.h"

namespace imagelift::report {

/// A run of the store beside the report's own, and how to get it.
struct OtherRun {
  std::string started_at;
  std::string uid;
  std::size_t images = 0;
  bool is_sibling = true;  ///< of the same business and image source: the history tells of it
  std::string folder;      ///< of its document, below the report folder: `runs/1/`; empty: none
  LoadRun load;            ///< without thumbnails and details
};

/// What a report tells of beside its own run, and to what the reader can switch.
struct OtherRuns {
  std::vector<OtherRun> runs;               ///< newest first; siblings, and those with a folder
  std::vector<SharedThumbnail> thumbnails;  ///< of contents that the own run does not have
};

/// How many other runs there may be, and how large the folder may become with them.
struct OtherRunsLimits {
  std::size_t most_runs = 10;
  std::size_t most_bytes = 90'000'000;  ///< of the whole folder, estimated
};

/// Chooses among all complete runs of the store, of any business and image source, those that have
/// a folder: the newest that fit. Sets `data.runs` and `data.runs_left_out`; what
/// `data.unread_runs` names already is passed over. `store` must outlive the result.
OtherRuns choose_other_runs(const store::Store& store, ReportData& data,
                            const ReportOptions& options, const OtherRunsLimits& limits = {});

}  // namespace imagelift::report
