#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "core/feature.h"
#include "core/image_analysis.h"
#include "report/data/run_facts.h"
#include "report/history/run_delta.h"
#include "stats/analysis.h"
#include "stats/findings.h"

namespace imagelift::report {

/// A feature's numbers in one run; units as in stats::FeatureResult.
struct RunFeature {
  FeatureId id;
  std::string key;
  std::size_t with = 0;
  std::size_t without = 0;
  double ctr_with = 0;
  double ctr_without = 0;
  double difference = 0;
  stats::Interval interval;  ///< at the level of that run's family
  stats::Mark mark = stats::Mark::none;
  stats::Eligibility eligibility = stats::Eligibility::tested;
};

/// One run among those of its business and image source.
struct HistoryRun {
  RunFacts facts;
  Trust trust;
  double pooled_ctr = 0;  ///< NaN: impressions are not known
  std::vector<RunFeature> features;
};

/// Another model, or other settings, from one run to the next.
struct ModelBreak {
  std::size_t run = 0;                ///< the later of the two, in History::runs
  std::optional<ModelIdentity> from;  ///< empty: the task was not asked
  std::optional<ModelIdentity> to;    ///< likewise; never both
};

/// A delta and the run that it starts from.
struct DeltaFrom {
  std::size_t before = 0;  ///< in History::runs
  RunDelta delta;
};

/// A complete run of the store that the report cannot show.
struct UnreadRun {
  std::string uid;
  std::string started_at;  ///< ISO 8601, UTC
  std::string reason;      ///< one sentence
};

/// The runs of one business and image source.
struct History {
  std::size_t total = 0;           ///< complete runs in the store, and the report's own
  std::size_t most = 0;            ///< at most so many are in `runs`
  std::vector<HistoryRun> runs;    ///< the newest, earliest first; the report's own is among them
  std::size_t current = 0;         ///< the report's own
  std::vector<ModelBreak> breaks;  ///< by run, then task
  std::vector<UnreadRun> unread;   ///< not among `runs`: they could not be read
  std::vector<DeltaFrom> deltas;   ///< to the report's own run; from the previous one first
};

}  // namespace imagelift::report
