#pragma once

#include <optional>
#include <string>

#include "metrics/metrics.h"
#include "report/data/report_data.h"
#include "report/data/run_families.h"
#include "store/store.h"

namespace imagelift::report {

/// What the store does not know of a run.
struct ReportOptions {
  stats::AnalysisOptions analysis;
  bool simulated_clicks = false;  ///< also where the run itself says so
  bool images = true;             ///< thumbnails and details too; else only what statistics need
  Gate gate;
  /// What a search found just now, of a store that is only read, and which search; else the
  /// store's.
  std::optional<store::FamilySearch> family_search = {};
  std::vector<FamilyPair> family_pairs = {};
  std::optional<store::FamilyKeys> family_choices = {};  ///< by path; empty: the store's
  std::string interactive_hint;
};

/// Gathers one run of the store, matches its metrics and analyses them. Keeps one thumbnail per
/// image in memory.
ReportData build_report_data(const store::Store& store, store::RunId run,
                             const ReportOptions& options = {});

/// A run beside the report's own: without thumbnails and details. Throws whatever reading it
/// throws: Error where its metrics fit several of its images, as those of united shards may.
ReportData build_other_run(const store::Store& store, store::RunId run,
                           const stats::AnalysisOptions& analysis);

}  // namespace imagelift::report
