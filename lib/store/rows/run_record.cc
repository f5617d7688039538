#include "store/rows/run_record.h"

namespace imagelift::store {

std::string_view to_string(RunState state) {
  switch (state) {
    case RunState::running:
      return "running";
    case RunState::interrupted:
      return "interrupted";
    case RunState::complete:
      return "complete";
  }
  return "";
}

std::optional<RunState> run_state_from_string(std::string_view name) {
  for (const RunState state : {RunState::running, RunState::interrupted, RunState::complete}) {
    if (to_string(state) == name) return state;
  }
  return std::nullopt;
}

}  // namespace imagelift::store
