#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/shard.h"
#include "engine/image_analyser.h"
#include "metrics/metric_options.h"
#include "source/source_options.h"
#include "store/rows/run_settings.h"
#include "worker/run/gates.h"
#include "worker/run/parameters.h"
#include "worker/run/published_size.h"

namespace imagelift::worker {

/// Clicks: where they are, how to read them, and whether they are made up.
struct ClicksOptions {
  std::filesystem::path file;  ///< CSV; empty: the run has no metrics
  metrics::MetricOptions format;
  std::filesystem::path ad_map;      ///< which image an ad shows; empty: names alone say it
  bool by_ad = false;                ///< ads of one image stay apart, by a factor
  bool simulated = false;            ///< every view says so
  std::vector<std::string> factors;  ///< regular expressions over image names, see NameFactors
  std::vector<std::string> same;     ///< factors whose levels are families
  std::filesystem::path families;    ///< a reader's choices; empty: none
};

/// Which history a run goes on with and which of its images it takes.
struct HistoryOptions {
  std::filesystem::path previous;  ///< --db: read, never written; empty: none
  std::string run_uid;             ///< empty: a new one, or that of an interrupted run
  bool retry_failed = false;       ///< go on with the newest run, its failed images only
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
  std::optional<ShareOrCount> max_failed;    ///< images; empty: any number may fail
  ShareOrCount min_matched = kLeastMatched;  ///< images that need metrics
  bool refetch = false;                      ///< fetch also what servers would call unchanged
  PublishedSize size;
  bool allows_empty = false;  ///< a run without any usable image is done, too
};

/// What the store and run.json keep of them; without any secret.
store::RunSettings settings_of(const RunOptions& options);

/// A location fit to be shown: user, password, query and fragment of a URL are cut.
std::string shown_location(const std::string& location);

/// The value of --metrics-ctr: fraction, percent or unstated; throws a usage error on others.
metrics::CtrUnit ctr_unit(const std::string& name);

}  // namespace imagelift::worker
