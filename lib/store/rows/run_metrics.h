#pragma once

#include <string>
#include <vector>

#include "metrics/metrics.h"
#include "store/rows/run_record.h"

namespace imagelift::store {

struct StoreParts;

/// The metrics of each run of a store.
class RunMetrics {
 public:
  explicit RunMetrics(StoreParts& parts) : parts_(&parts) {}

  /// Replaces the metrics of the run. `reading`: how they were read, in sentences for a person.
  void put(RunId run, const metrics::MetricTable& table,
           const std::vector<std::string>& reading = {});

  metrics::MetricTable of(RunId run) const;  ///< no rows: the run has none; without its notes

  /// How the metrics were read; hostile. Empty: they were not read from a file, or there are none.
  std::vector<std::string> reading(RunId run) const;

 private:
  StoreParts* parts_;
};

}  // namespace imagelift::store
