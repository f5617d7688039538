#pragma once

#include "metrics/metrics.h"
#include "store/rows/run_record.h"

namespace imagelift::store {

struct StoreParts;

/// The metrics of each run of a store.
class RunMetrics {
 public:
  explicit RunMetrics(StoreParts& parts) : parts_(&parts) {}

  /// Replaces the metrics of the run.
  void put(RunId run, const metrics::MetricTable& table);

  metrics::MetricTable of(RunId run) const;  ///< no rows: the run has none

 private:
  StoreParts* parts_;
};

}  // namespace imagelift::store
