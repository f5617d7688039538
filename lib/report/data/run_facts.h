#pragma once

#include <cstddef>
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
};

/// `1/3, 3/3`; empty where the whole run is here.
std::string shards_text(const RunFacts& run);

}  // namespace imagelift::report
