#include "worker/run/ctr_unit.h"

#include "core/error.h"

namespace imagelift::worker {

metrics::CtrUnit ctr_unit(const std::string& name) {
  if (name == "fraction") return metrics::CtrUnit::fraction;
  if (name == "percent") return metrics::CtrUnit::percent;
  if (name == "unstated") return metrics::CtrUnit::unstated;
  throw usage_error("--metrics-ctr '" + name + "' is neither fraction nor percent");
}

}  // namespace imagelift::worker
