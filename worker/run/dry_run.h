#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/image_ref.h"
#include "core/progress.h"
#include "metrics/metric_options.h"
#include "metrics/metrics.h"
#include "metrics/unmatched.h"
#include "source/source_options.h"
#include "worker/run/parameters.h"

namespace imagelift::worker {

/// What `imagelift metrics` is told.
struct DryRunOptions {
  std::filesystem::path file;
  metrics::MetricOptions format;
  std::filesystem::path ad_map;  ///< as of ClicksOptions
  bool by_ad = false;            ///< likewise
  std::string images;            ///< location of an image source; empty: none
  std::filesystem::path db;  ///< a history, whose newest complete run has the images; empty: none
  Parameters parameters;     ///< of that run
  source::SourceOptions source;
};

/// What an image, or a name that fits none, has in the metrics.
struct NamedTotals {
  std::string name;  ///< of the image; without images as the file has it
  metrics::MetricTotals totals;
};

/// A metrics file as it was read, and held against images where there are any.
struct DryRun {
  metrics::MetricTable table;       ///< with images: matched rows call them by their paths
  metrics::MetricTable first_rows;  ///< as they were read, at most five
  std::vector<NamedTotals> counts;
  std::vector<std::string> map_notes;          ///< sentences on how the map of ads was read
  std::optional<metrics::MatchedSides> sides;  ///< empty: there are no images to compare with
};

/// Reads the file, lists the images, and matches both, as a run would; writes nothing. Throws the
/// Error that would end a run.
DryRun dry_run(const DryRunOptions& options, Progress& progress, std::stop_token stop);

}  // namespace imagelift::worker
