#pragma once

#include <string>

#include "metrics/metrics_csv.h"

namespace imagelift::worker {

/// The value of --metrics-ctr: fraction, percent or unstated; throws a usage error on others.
metrics::CtrUnit ctr_unit(const std::string& name);

}  // namespace imagelift::worker
