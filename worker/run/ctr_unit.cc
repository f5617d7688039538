#include "worker/run/ctr_unit.h"

#include "core/error.h"

namespace imagelift::worker {

store::CtrUnit ctr_unit(const std::string& name) {
  if (name == "fraction") return store::CtrUnit::fraction;
  if (name == "percent") return store::CtrUnit::percent;
  if (name == "unstated") return store::CtrUnit::unstated;
  throw usage_error("--metrics-ctr '" + name + "' is neither fraction nor percent");
}

}  // namespace imagelift::worker
