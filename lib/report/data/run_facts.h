#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "core/image_analysis.h"
#include "core/shard.h"

namespace imagelift::report {

/// What the listing of the image source saw and did not take as images.
struct NotTakenFacts {
  std::size_t count = 0;               ///< files and links
  std::vector<std::string> sentences;  ///< a sentence per kind that was seen, without a full stop
};

/// What was run, when, and with what.
struct RunFacts {
  std::string uid;
  std::string business;
  std::string image_source;
  std::string started_at;   ///< ISO 8601, UTC
  std::string finished_at;  ///< likewise; empty while the run is not finished
  std::string version;      ///< of imagelift
  std::vector<ModelIdentity> models;
  bool simulated_clicks = false;   ///< the clicks are made up, and every view says so
  std::string clicks_from;         ///< first date of the metrics (ISO 8601); empty: undated
  std::string clicks_until;        ///< last date, inclusive; empty: undated
  NotTakenFacts not_taken = {};    ///< nothing for imports
  std::vector<Shard> shards = {};  ///< those that are here; empty: the whole run is
  std::vector<std::string> metrics_reading = {};  ///< how the metrics were read: sentences; hostile
};

/// `1/3, 3/3`; empty where the whole run is here.
std::string shards_text(const RunFacts& run);

struct ReportData;

/// What the whole analysis rests on, so that no reader needs to guess.
struct Trust {
  std::size_t images = 0;  ///< analysed, at least in part
  std::size_t images_with_ctr = 0;
  std::size_t images_failed = 0;  ///< not usable at all
  std::size_t families = 0;       ///< photos among those with a CTR: units of error (rule S20)
  bool pictures_known =
      false;  ///< false: imported without pictures, so that equal ones are not known
  std::optional<double> impressions;  ///< sums; empty where the metrics only say CTRs
  std::optional<double> clicks;
  std::optional<double> mean_ctr;  ///< of the average image; empty without any CTR (rule S28)
  std::optional<double>
      pooled_ctr;  ///< all clicks / all impressions; empty where CTRs alone are known
  std::size_t features = 0;
  std::size_t hypotheses = 0;    ///< features tested at once; equal presence counts once
  std::size_t rejected = 0;      ///< of these, those with q <= 0.05
  std::size_t marked = 0;        ///< that stand out: stats::count_marked
  double interval_level = 0;     ///< of the intervals that match q, e.g. 0.987
  std::size_t least_images = 0;  ///< on each side; below it nothing is said
};

Trust trust_of(const ReportData& data);

}  // namespace imagelift::report
