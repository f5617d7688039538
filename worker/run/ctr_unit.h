#pragma once

#include <string>

#include "store/metrics_csv.h"

namespace imagelift::worker {

/// The value of --metrics-ctr: fraction, percent or unstated; throws a usage error on others.
store::CtrUnit ctr_unit(const std::string& name);

}  // namespace imagelift::worker
