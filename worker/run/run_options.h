#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/shard.h"
#include "engine/analysis_options.h"
#include "source/source_options.h"
#include "store/metrics_csv.h"
#include "worker/run/match_gate.h"
#include "worker/run/parameters.h"
#include "worker/run/published_size.h"
#include "worker/run/quality_gate.h"

namespace imagelift::worker {

/// Clicks: where they are, how to read them, and whether they are made up.
struct ClicksOptions {
  std::filesystem::path file;  ///< CSV; empty: the run has no metrics
  store::MetricOptions format;
  bool simulated = false;            ///< every view says so
  std::vector<std::string> factors;  ///< regular expressions over image names, see NameFactors
};

/// Which history a run goes on with and which of its pictures it takes.
struct HistoryOptions {
  std::filesystem::path previous;  ///< --db: read, never written; empty: none
  std::string run_uid;             ///< empty: a new one, or that of an interrupted run
  bool retry_failed = false;       ///< go on with the newest run, its failed pictures only
  Shard shard;                     ///< which of the images are taken
};

/// Everything that `imagelift run` needs to know.
struct RunOptions {
  Parameters parameters;
  std::string images;  ///< location of the image source
  source::SourceOptions source;
  ClicksOptions clicks;
  HistoryOptions history;
  std::filesystem::path out;
  engine::AnalysisOptions analysis;
  QualityGate gate;
  MatchGate match_gate;
  bool refetch = false;  ///< fetch also what servers would call unchanged
  PublishedSize size;
  bool allows_empty = false;  ///< a run without any usable image is done, too
};

/// The options as `name, value` pairs for run.json and the store; without any secret. The shard is
/// not among them: the shards of a run share its options.
std::vector<std::pair<std::string, std::string>> shown_options(const RunOptions& options);

/// A location fit to be shown: user, password, query and fragment of a URL are cut.
std::string shown_location(const std::string& location);

}  // namespace imagelift::worker
