#include "worker/run/unfinished_run.h"

#include "core/error.h"
#include "worker/run/current_run.h"

namespace imagelift::worker {

UnfinishedRun::~UnfinishedRun() {
  if (is_over_) return;
  try {
    history_.runs().finish(run_, store::RunState::interrupted, utc_now());
  } catch (const Error&) {  // the reason of the failure is on its way up already
  }
}

}  // namespace imagelift::worker
